import { iamService } from '../../../src/aws/services/iam';
import type { Service } from '../../../src/aws/service';
import {
  delegate,
  management,
  member,
  neighbour,
  organization,
  type Overrides,
} from '../organization/organization-builder';
import { everything, root, virtual } from './iam/root-with-everything';
import { callOf, failureOf, perform, roleIn, rootSession } from './perform';

const start = Date.parse('2026-11-02T06:00:00Z');
const clock = { time: start, now: (): number => clock.time };
beforeEach(() => (clock.time = start));

const service = (overrides?: Overrides): Service => iamService(organization(overrides), clock);

const audit = rootSession(member, 'IAMAuditRootUserCredentials');
const remove = rootSession(member, 'IAMDeleteRootUserCredentials');

test.each<[string, object, unknown]>([
  [
    'GetAccountSummary',
    {},
    {
      SummaryMap: expect.objectContaining({
        AccountAccessKeysPresent: 2,
        AccountMFAEnabled: 1,
        AccountPasswordPresent: 1,
        AccountSigningCertificatesPresent: 1,
        MFADevices: 2,
        Users: 0,
      }) as object,
    },
  ],
  [
    'ListAccessKeys',
    {},
    {
      AccessKeyMetadata: [
        { AccessKeyId: 'AKIAEXAMPLEEXAMPLE22', Status: 'Active', CreateDate: new Date('2017-05-05T00:00:00Z') },
        { AccessKeyId: 'AKIAEXAMPLEEXAMPLE33', Status: 'Inactive', CreateDate: new Date('2018-05-05T00:00:00Z') },
      ],
      IsTruncated: false,
    },
  ],
  [
    'GetAccessKeyLastUsed',
    { AccessKeyId: 'AKIAEXAMPLEEXAMPLE22' },
    {
      AccessKeyLastUsed: { LastUsedDate: new Date('2026-11-01T03:15:00Z'), ServiceName: 's3', Region: 'eu-west-1' },
    },
  ],
  [
    'GetAccessKeyLastUsed',
    { AccessKeyId: 'AKIAEXAMPLEEXAMPLE33' },
    { AccessKeyLastUsed: { LastUsedDate: undefined, ServiceName: 'N/A', Region: 'N/A' } },
  ],
  [
    'ListMFADevices',
    {},
    {
      MFADevices: [
        { SerialNumber: virtual, EnableDate: new Date('2020-02-02T00:00:00Z') },
        { SerialNumber: 'GAHT12345678', EnableDate: new Date('2015-01-01T00:00:00Z') },
      ],
      IsTruncated: false,
    },
  ],
  [
    'ListSigningCertificates',
    {},
    {
      Certificates: [
        {
          CertificateId: 'CERTIFICATECERTIFICATE12',
          CertificateBody: expect.stringContaining('BEGIN CERTIFICATE') as string,
          Status: 'Inactive',
          UploadDate: new Date('2014-01-01T00:00:00Z'),
        },
      ],
      IsTruncated: false,
    },
  ],
  [
    'GetUser',
    {},
    {
      User: {
        UserId: member,
        Arn: `arn:aws:iam::${member}:root`,
        CreateDate: new Date('2016-01-01T00:00:00Z'),
        PasswordLastUsed: new Date('2026-10-30T09:00:00Z'),
      },
    },
  ],
  [
    'GetLoginProfile',
    {},
    { LoginProfile: { CreateDate: new Date('2019-03-01T00:00:00Z'), PasswordResetRequired: false } },
  ],
])('a root session reads with %s %j', (operation, input, expected) => {
  expect(perform(service(everything), operation, { caller: audit, input: { ...input } })).toEqual(expected);
});

test('a root user without anything has empty lists and no login profile', () => {
  const iam = service();
  expect(perform(iam, 'ListAccessKeys', { caller: audit })).toEqual({ AccessKeyMetadata: [], IsTruncated: false });
  expect(perform(iam, 'GetAccountSummary', { caller: audit })).toEqual({
    SummaryMap: expect.objectContaining({
      AccountAccessKeysPresent: 0,
      AccountMFAEnabled: 0,
      AccountPasswordPresent: 0,
      AccountSigningCertificatesPresent: 0,
    }) as object,
  });
  expect(failureOf(iam, 'GetLoginProfile', { caller: audit })).toEqual({
    code: 'NoSuchEntityException',
    message: `Login Profile for User ${member} cannot be found.`,
  });
});

test.each([
  ['DeleteAccessKey', { AccessKeyId: 'AKIAEXAMPLEEXAMPLE33' }, { accessKeys: root.accessKeys?.slice(0, 1) }],
  ['DeleteSigningCertificate', { CertificateId: 'CERTIFICATECERTIFICATE12' }, { signingCertificates: [] }],
  ['DeactivateMFADevice', { SerialNumber: virtual }, { mfaDevices: root.mfaDevices?.slice(1) }],
  ['DeleteLoginProfile', {}, { password: undefined }],
])('%s takes away that and nothing else, and a second time there is nothing', (operation, input, change) => {
  const simulated = organization(everything);
  const iam = iamService(simulated, clock);
  expect(perform(iam, operation, { caller: remove, input })).toEqual({});
  expect(simulated.toFile(start).accounts[2]?.root).toEqual({ ...root, ...change });
  expect(failureOf(iam, operation, { caller: remove, input })).toEqual(
    expect.objectContaining({ code: 'NoSuchEntityException' }),
  );
});

test('a password is created without being told, and only once', () => {
  const iam = service();
  const caller = rootSession(member, 'IAMCreateRootUserPassword');
  expect(failureOf(iam, 'CreateLoginProfile', { caller, input: { Password: 'secret' } })).toEqual(
    expect.objectContaining({ code: 'ValidationError' }),
  );
  const profile = { LoginProfile: { CreateDate: new Date(start), PasswordResetRequired: false } };
  expect(perform(iam, 'CreateLoginProfile', { caller })).toEqual(profile);
  expect(perform(iam, 'GetLoginProfile', { caller })).toEqual(profile);
  expect(failureOf(iam, 'CreateLoginProfile', { caller })).toEqual(
    expect.objectContaining({ code: 'EntityAlreadyExistsException' }),
  );
});

const valid = {
  AccessKeyId: 'AKIAEXAMPLEEXAMPLE22',
  Status: 'Inactive',
  SerialNumber: '123456789',
  AuthenticationCode1: '123456',
  AuthenticationCode2: '654321',
};

test.each(['ListAccessKeys', 'GetUser', 'DeleteAccessKey', 'UpdateAccessKey'])(
  '%s is for root sessions: a role has no user',
  (operation) => {
    expect(failureOf(service(everything), operation, { caller: roleIn(member), input: valid })).toEqual({
      code: 'ValidationError',
      message: 'Must specify userName when calling with non-User credentials',
    });
  },
);

test.each(['ListAccessKeys', 'GetUser', 'DeleteAccessKey', 'UpdateAccessKey', 'EnableMFADevice'])(
  '%s finds no users by name',
  (operation) => {
    const input = { ...valid, UserName: 'ann' };
    expect(failureOf(service(everything), operation, { caller: roleIn(member), input })).toEqual({
      code: 'NoSuchEntityException',
      message: 'The user with name ann cannot be found.',
    });
  },
);

test.each([audit, roleIn(member)])('GetAccessKeyLastUsed needs no user name, and knows no key of nobody', (caller) => {
  const ask = (AccessKeyId: string): Parameters<typeof perform>[2] => ({ caller, input: { AccessKeyId } });
  expect(perform(service(everything), 'GetAccessKeyLastUsed', ask('AKIAEXAMPLEEXAMPLE22'))).toMatchObject({
    AccessKeyLastUsed: { ServiceName: 's3' },
  });
  expect(failureOf(service(everything), 'GetAccessKeyLastUsed', ask('AKIANOBODYSNOBODYS22'))).toMatchObject({
    code: 'NoSuchEntityException',
  });
});

test('of the root user’s devices the virtual ones are listed, as those of a user whose ARN ends with :root', () => {
  const list = (input: object): unknown =>
    perform(service(everything), 'ListVirtualMFADevices', { caller: roleIn(member), input: { ...input } });
  expect(list({})).toEqual({
    VirtualMFADevices: [
      {
        SerialNumber: virtual,
        EnableDate: new Date('2020-02-02T00:00:00Z'),
        User: { UserId: member, Arn: `arn:aws:iam::${member}:root`, CreateDate: new Date('2016-01-01T00:00:00Z') },
      },
    ],
    IsTruncated: false,
  });
  expect(list({ AssignmentStatus: 'Unassigned' })).toEqual({ VirtualMFADevices: [], IsTruncated: false });
});

const both = ['RootCredentialsManagement', 'RootSessions'];

test.each<[string, Overrides, string, unknown]>([
  ['the management account', {}, management, both],
  ['the delegated administrator', {}, delegate, both],
  ['another member', {}, neighbour, 'AccountNotManagementOrDelegatedAdministratorException'],
  [
    'anybody without trusted access',
    { organization: { trustedAccess: [] } },
    management,
    'ServiceAccessNotEnabledException',
  ],
  [
    'anybody without all features',
    { organization: { featureSet: 'CONSOLIDATED_BILLING' } },
    management,
    'OrganizationNotInAllFeaturesModeException',
  ],
])('the features of the organization, asked for by %s', (_, overrides, by, expected) => {
  const asked = { caller: roleIn(by) };
  const answer = Array.isArray(expected)
    ? (): unknown =>
        (perform(service(overrides), 'ListOrganizationsFeatures', asked) as { EnabledFeatures: unknown })
          .EnabledFeatures
    : (): unknown => (failureOf(service(overrides), 'ListOrganizationsFeatures', asked) as { code: unknown }).code;
  expect(answer()).toEqual(expected);
});

test('features are turned off by administrators, and on by the management account alone', () => {
  const iam = service();
  const features = (operation: string, by: string): unknown =>
    (perform(iam, operation, { caller: roleIn(by) }) as { EnabledFeatures: unknown }).EnabledFeatures;
  expect(features('DisableOrganizationsRootCredentialsManagement', delegate)).toEqual(['RootSessions']);
  expect(failureOf(iam, 'EnableOrganizationsRootCredentialsManagement', { caller: roleIn(delegate) })).toEqual(
    expect.objectContaining({ code: 'CallerIsNotManagementAccountException' }),
  );
  expect(features('EnableOrganizationsRootCredentialsManagement', management)).toEqual([...both].toReversed());
  expect(features('DisableOrganizationsRootSessions', management)).toEqual(['RootCredentialsManagement']);
});

test('actions about the root user are on its ARN, actions about a user on theirs, the others on everything', () => {
  const iam = service();
  const need = (operation: string, input: object, caller = audit): unknown =>
    iam.needs(callOf(iam, operation, { caller, input: { ...input } }));
  expect([
    need('ListAccessKeys', {}),
    need('ListAccessKeys', { UserName: 'ann' }),
    need('GetAccountSummary', {}),
    need('ListOrganizationsFeatures', {}, roleIn(management)),
  ]).toEqual([
    [{ action: 'iam:ListAccessKeys', resource: `arn:aws:iam::${member}:root` }],
    [{ action: 'iam:ListAccessKeys', resource: `arn:aws:iam::${member}:user/ann` }],
    [{ action: 'iam:GetAccountSummary', resource: '*' }],
    [{ action: 'iam:ListOrganizationsFeatures', resource: '*' }],
  ]);
});
