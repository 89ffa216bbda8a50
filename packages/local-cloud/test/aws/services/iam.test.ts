import { delegate, management, member, neighbour, type Overrides } from '../organization/organization-builder';
import { audit, service } from './iam/iam-at-one-time';
import { everything, virtual } from './iam/root-with-everything';
import { callOf, failureOf, perform, roleIn } from './perform';

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
