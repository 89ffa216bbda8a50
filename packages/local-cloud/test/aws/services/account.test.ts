import { accountService } from '../../../src/aws/services/account';
import type { Service } from '../../../src/aws/service';
import {
  delegate,
  management,
  member,
  neighbour,
  organization,
  soc,
  type Overrides,
} from '../organization/organization-builder';
import { callOf, failureOf, perform, roleIn } from './perform';

const service = (overrides?: Overrides): Service => accountService(organization(overrides));

const security = { AlternateContactType: 'SECURITY' };
const contact = { Name: ' Ann ', Title: 'CISO', EmailAddress: ' ann@one.example ', PhoneNumber: '+1 555' };

test('a contact is given, replaced with its white space except around the address, and deleted', () => {
  const account = service();
  const asked = { caller: roleIn(management), input: { ...security, AccountId: member } };
  expect(perform(account, 'GetAlternateContact', asked)).toEqual({
    AlternateContact: {
      ...security,
      Name: soc.name,
      Title: soc.title,
      EmailAddress: soc.email,
      PhoneNumber: soc.phone,
    },
  });
  perform(account, 'PutAlternateContact', { ...asked, input: { ...asked.input, ...contact } });
  expect(perform(account, 'GetAlternateContact', asked)).toEqual({
    AlternateContact: { ...security, ...contact, EmailAddress: 'ann@one.example' },
  });
  expect(perform(account, 'DeleteAlternateContact', asked)).toEqual({});
  const gone = {
    code: 'ResourceNotFoundException',
    message: 'No contact of the inputted alternate contact type found.',
  };
  expect(failureOf(account, 'GetAlternateContact', asked)).toEqual(gone);
  expect(failureOf(account, 'DeleteAlternateContact', asked)).toEqual(gone);
});

const fine = 'done';
const denied = 'AccessDeniedException';
const trust = 'Your organization must first enable trusted access with AWS Account Management.';
const standalone =
  'The management account can only be managed using the standalone context from the management account.';

/** Caller, requested account, the results of reading and of writing, and the text in brackets of a denial. */
type Row = [
  overrides: Overrides,
  caller: string,
  asked: string | undefined,
  read: string,
  written: string,
  why?: string,
];

const rows: Readonly<Record<string, Row>> = {
  'the management account about itself, by no id': [{}, management, undefined, fine, fine],
  'the management account about itself, by its id': [{}, management, management, denied, denied, standalone],
  'the management account about a member': [{}, management, member, fine, fine],
  'the management account about a stranger': [{}, management, '999999999999', denied, denied],
  'the delegated administrator about a member': [{}, delegate, member, fine, fine],
  'the delegated administrator about the management account': [{}, delegate, management, denied, denied, standalone],
  'the delegated administrator about itself, by its id': [{}, delegate, delegate, denied, denied],
  'the delegated administrator about itself, by no id': [{}, delegate, undefined, fine, fine],
  'a member about itself, by no id': [{}, neighbour, undefined, fine, fine],
  'a member about itself, by its id': [{}, neighbour, neighbour, denied, denied],
  'a member about another': [{}, neighbour, member, denied, denied],
  'a member without trusted access': [{ organization: { trustedAccess: [] } }, neighbour, undefined, fine, fine],
  'management without trusted access': [
    { organization: { trustedAccess: [] } },
    management,
    member,
    denied,
    denied,
    trust,
  ],
  'management without all features': [
    { organization: { featureSet: 'CONSOLIDATED_BILLING' } },
    management,
    member,
    denied,
    denied,
    trust,
  ],
  'a suspended account': [{ member: { state: 'SUSPENDED' } }, management, member, fine, denied],
  'a closed account': [{ member: { state: 'CLOSED' } }, management, member, fine, denied],
  'an account about to be closed': [{ member: { state: 'PENDING_CLOSURE' } }, management, member, fine, fine],
  'an account that is not active yet': [
    { member: { state: 'PENDING_ACTIVATION' } },
    management,
    member,
    denied,
    denied,
  ],
};

test.each(Object.entries(rows))('%s', (_, [overrides, caller, asked, read, written, why]) => {
  const contacts = { contacts: { SECURITY: soc } };
  const account = service({ ...overrides, management: contacts, member: { ...overrides.member, ...contacts } });
  const id = asked === undefined ? {} : { AccountId: asked };
  const outcome = (operation: string, input: object): object | string => {
    const request = { caller: roleIn(caller), input: { ...security, ...id, ...input } };
    try {
      perform(account, operation, request);
      return fine;
    } catch {
      return failureOf(account, operation, request);
    }
  };
  const expected = (what: string, operation: string): object | string =>
    what === fine
      ? fine
      : {
          code: what,
          message: `User: ${roleIn(caller).arn} is not authorized to perform: account:${operation}${why === undefined ? '' : ` (${why})`}`,
        };
  expect(outcome('PutAlternateContact', contact)).toEqual(expected(written, 'PutAlternateContact'));
  expect(outcome('GetAlternateContact', {})).toEqual(expected(read, 'GetAlternateContact'));
});

test.each([
  ['an address with a quote', { EmailAddress: "o'neill@one.example" }, ['emailAddress']],
  ['a phone number with letters', { PhoneNumber: '555 ext 1' }, ['phoneNumber']],
  ['a name of 65 letters and a title of 51', { Name: 'n'.repeat(65), Title: 't'.repeat(51) }, ['name', 'title']],
  ['no title', { Title: undefined }, ['title']],
  ['an empty name', { Name: '' }, ['name']],
])('%s is refused with the members at fault, and without their values', (_, change, fields) => {
  const account = service();
  const input = { ...security, AccountId: member, ...contact, ...change };
  const put = (): unknown => perform(account, 'PutAlternateContact', { caller: roleIn(management), input });
  expect(put).toThrow(
    expect.objectContaining({
      code: 'ValidationException',
      details: {
        reason: 'fieldValidationFailed',
        fieldList: fields.map((name) => ({ name, message: expect.stringContaining('Member must') as string })),
      },
      message: expect.not.stringContaining('one.example') as string,
    }) as Error,
  );
});

test('a type that there is not is denied, and an id that is none is not valid', () => {
  const caller = roleIn(management);
  expect(
    failureOf(service(), 'GetAlternateContact', {
      caller,
      input: { AlternateContactType: 'LEGAL', AccountId: member },
    }),
  ).toEqual({
    code: denied,
    message: `User: ${caller.arn} is not authorized to perform: account:GetAlternateContact (You specified an invalid Alternate Contact type.)`,
  });
  expect(failureOf(service(), 'GetAlternateContact', { caller, input: { ...security, AccountId: '12' } })).toEqual(
    expect.objectContaining({ code: 'ValidationException' }),
  );
});

const address = {
  FullName: 'Shop',
  AddressLine1: '1 Road',
  City: 'Bonn',
  PostalCode: '1',
  CountryCode: 'DE',
  PhoneNumber: '+49 1',
};

test('the primary contact is kept in its own words, and needs a state where AWS asks for one', () => {
  const account = service();
  const asked = { caller: roleIn(management), input: { AccountId: member } };
  expect(failureOf(account, 'GetContactInformation', asked)).toEqual(
    expect.objectContaining({ code: 'ResourceNotFoundException' }),
  );
  const put =
    (ContactInformation: object): (() => unknown) =>
    () =>
      perform(account, 'PutContactInformation', { ...asked, input: { ...asked.input, ContactInformation } });
  expect(put(address)).toThrow("Value at 'contactInformation.stateOrRegion' failed");
  expect(put({ ...address, CountryCode: 'CH', PhoneNumber: '0041' })).toThrow(
    "Value at 'contactInformation.phoneNumber' failed",
  );
  put({ ...address, CountryCode: 'CH' })();
  expect(perform(account, 'GetContactInformation', asked)).toEqual({
    ContactInformation: { ...address, CountryCode: 'CH' },
  });
});

test('the root address and what is said of an account', () => {
  const caller = roleIn(management);
  const asked = { caller, input: { AccountId: delegate } };
  expect(perform(service(), 'GetPrimaryEmail', asked)).toEqual({ PrimaryEmail: 'aws+security@one.example' });
  expect(failureOf(service(), 'GetPrimaryEmail', { caller })).toEqual(
    expect.objectContaining({ code: 'ValidationException' }),
  );
  expect(perform(service(), 'GetAccountInformation', asked)).toEqual({
    AccountId: delegate,
    AccountName: 'security',
    AccountCreatedDate: new Date('2024-01-02T03:04:05Z'),
    AccountState: 'ACTIVE',
  });
});

test('permission is needed on the account in its organization, or on the caller’s own', () => {
  const account = service();
  const input = { ...security, AccountId: member };
  expect(account.needs(callOf(account, 'GetAlternateContact', { caller: roleIn(delegate), input }))).toEqual([
    {
      action: 'account:GetAlternateContact',
      resource: `arn:aws:account::${management}:account/o-exampleorg1/${member}`,
      context: {
        'account:alternatecontacttypes': ['SECURITY'],
        'account:accountresourceorgtags/team': 'shop',
        'account:accountresourceorgpaths': ['o-exampleorg1/r-root/ou-root-workload/ou-root-prodprod/'],
      },
    },
  ]);
  expect(account.needs(callOf(account, 'PutAlternateContact', { caller: roleIn(delegate), input: security }))).toEqual([
    {
      action: 'account:PutAlternateContact',
      resource: `arn:aws:account::${delegate}:account`,
      context: { 'account:alternatecontacttypes': ['SECURITY'] },
    },
  ]);
});

test('a call is about the account asked for, or else the caller’s', () => {
  const account = service();
  const target = (input: object): string =>
    account.target(callOf(account, 'GetAlternateContact', { caller: roleIn(management), input: { ...input } }));
  expect([target({ AccountId: member }), target({})]).toEqual([member, management]);
});
