import { known, unknown } from '../../../lib/domain/fact';
import { contactMode, wantedContact } from '../../../lib/domain/policy/wanted-contact';
import { billing, policyWith, security, subjectWith } from './builders';

type Contacts = Parameters<typeof policyWith>[0] extends infer S
  ? NonNullable<S> extends { contacts?: infer C }
    ? NonNullable<C>
    : never
  : never;

const wanted = (contacts: Partial<Contacts>, subject = subjectWith()) =>
  wantedContact(policyWith({ contacts: { default: { SECURITY: security }, ...contacts } }), subject, 'SECURITY');

const tags = unknown('denied', 'ListTagsForResource was denied');

test('without an override the default is wanted', () => {
  expect(wanted({})).toEqual({ kind: 'wanted', contact: security });
});

test('a type that the policy does not mention is not wanted', () => {
  expect(wantedContact(policyWith(), subjectWith(), 'BILLING')).toEqual({ kind: 'none' });
});

test('a type with overrides but no default is wanted only where one matches', () => {
  const overrides = [{ match: { account: '300000000003' }, BILLING: billing }];
  const policy = policyWith({ contacts: { default: { SECURITY: security }, overrides } });
  expect(wantedContact(policy, subjectWith(), 'BILLING')).toEqual({ kind: 'wanted', contact: billing });
  const other = subjectWith({ account: { id: '300000000004' } });
  expect(wantedContact(policy, other, 'BILLING')).toEqual({ kind: 'none' });
});

test('the first override that matches and has the type wins, and the default completes it', () => {
  const overrides = [
    { match: { unit: 'ou-corp-sandboxx' }, SECURITY: { name: 'not here' } },
    { match: { unit: 'r-corp' }, OPERATIONS: billing },
    { match: [{ unit: 'ou-corp-sandboxx' }, { tag: 'team=pay' }], SECURITY: { name: 'first' } },
    { match: { account: '300000000003' }, SECURITY: { name: 'second', title: 'never used' } },
  ];
  expect(wanted({ overrides })).toEqual({ kind: 'wanted', contact: { ...security, name: 'first' } });
});

test('placeholders give the id, the name and the tags of the account', () => {
  const contact = {
    name: '{account.name} ({account.id})',
    title: '{tag:team}{tag:team}',
    email: 'aws+{tag:team}@corp.example',
    phone: '{tag:Team phone}',
  };
  const subject = subjectWith({ tags: known({ team: 'pay', 'Team phone': ' +1 555 ' }) });
  expect(wanted({ default: { SECURITY: contact } }, subject)).toEqual({
    kind: 'wanted',
    contact: { name: 'payments (300000000003)', title: 'paypay', email: 'aws+pay@corp.example', phone: '+1 555' },
  });
});

test('what a placeholder gives is not resolved again', () => {
  const subject = subjectWith({ account: { name: '{tag:team}' } });
  expect(wanted({ default: { SECURITY: { ...security, name: '{account.name}' } } }, subject)).toEqual({
    kind: 'wanted',
    contact: { ...security, name: '{tag:team}' },
  });
});

test.each([
  ['a missing tag', { title: '{tag:owner}' }, 'title: the account has nothing for {tag:owner}'],
  ['a tag that only objects have', { title: '{tag:toString}' }, 'title: the account has nothing for {tag:toString}'],
  [
    'an empty value',
    { title: '{tag:empty}' },
    'title: its placeholders do not give a title of 1 to 50 characters on one line',
  ],
  [
    'a long value',
    { title: '{tag:long}' },
    'title: its placeholders do not give a title of 1 to 50 characters on one line',
  ],
  [
    'a value of which something was lost',
    { title: '{tag:lost}' },
    'title: its placeholders do not give a title of 1 to 50 characters on one line',
  ],
  [
    'a value that turns its direction',
    { name: '{tag:turned}' },
    'name: its placeholders do not give a name of 1 to 64 characters on one line',
  ],
  [
    'letters in a phone number',
    { phone: '{tag:team}' },
    'phone: its placeholders do not give a phone number of 1 to 25 digits, spaces, +, -, ( and )',
  ],
  [
    'a space in an address',
    { email: '{tag:words}@corp.example' },
    'email: its placeholders do not give an e-mail address that AWS accepts (at most 254 characters; ' +
      'letters, digits and _+=.#|!&- before the @)',
  ],
  [
    'an address elsewhere',
    { email: '{tag:mail}' },
    'email: its placeholders give an address outside contacts.emailDomains',
  ],
])('%s is unresolved', (_, fields, detail) => {
  const values = known({
    team: 'pay',
    empty: '',
    long: 'x'.repeat(51),
    words: 'a b',
    mail: 'x@elsewhere.example',
    lost: 'M\uFFFDller',
    turned: 'SOC\u202Egpj',
  });
  const overrides = [{ match: { unit: 'r-corp' }, SECURITY: fields }];
  const contacts = { overrides, emailDomains: ['corp.example'] };
  expect(wanted(contacts, subjectWith({ tags: values }))).toEqual({ kind: 'unresolved', detail });
});

test.each([
  [
    'an override by tag comes first',
    [
      { match: { tag: 'team=pay' }, SECURITY: {} },
      { match: { unit: 'r-corp' }, SECURITY: {} },
    ],
  ],
  ['a placeholder needs them', [{ match: { unit: 'r-corp' }, SECURITY: { title: '{tag:team}' } }]],
])('unreadable tags make it unknown when %s', (_, overrides) => {
  expect(wanted({ overrides }, subjectWith({ tags }))).toEqual({ kind: 'unknown', unknown: tags });
});

test('unreadable tags do not matter behind an override that matches without them', () => {
  const overrides = [
    { match: { unit: 'r-corp' }, SECURITY: { name: '{account.id}' } },
    { match: { tag: 'team=pay' }, SECURITY: { name: 'never' } },
  ];
  expect(wanted({ overrides }, subjectWith({ tags }))).toEqual({
    kind: 'wanted',
    contact: { ...security, name: '300000000003' },
  });
});

test('a mode for all types, or by type with fill for the rest', () => {
  const modes = (mode: Contacts['mode']): string[] => {
    const policy = policyWith({ contacts: { mode, default: { SECURITY: security } } });
    return (['SECURITY', 'BILLING', 'OPERATIONS'] as const).map((type) => contactMode(policy, type));
  };
  expect(modes(undefined)).toEqual(['fill', 'fill', 'fill']);
  expect(modes('enforce')).toEqual(['enforce', 'enforce', 'enforce']);
  expect(modes({ SECURITY: 'enforce', BILLING: 'ignore' })).toEqual(['enforce', 'ignore', 'fill']);
});
