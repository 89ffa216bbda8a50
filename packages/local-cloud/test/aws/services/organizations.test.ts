import { organizationsService } from '../../../src/aws/services/organizations';
import type { Service } from '../../../src/aws/service';
import {
  delegate,
  management,
  member,
  neighbour,
  organization,
  type Overrides,
} from '../organization/organization-builder';
import { callOf, failureOf, perform, roleIn } from './perform';

const scp = {
  id: 'p-examplepol1',
  name: 'One',
  targets: ['r-root', 'ou-root-prodprod', member],
  content: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 'iam:*', Resource: '*' }] },
};

const service = (overrides: Overrides = {}): Service =>
  organizationsService(organization({ ...overrides, file: { policies: [scp], ...overrides.file } }));

const asked = (operation: string, input: object = {}, by = management): unknown =>
  perform(service(), operation, { caller: roleIn(by), input: { ...input } });

const arn = (rest: string): string => `arn:aws:organizations::${management}:${rest}`;

test('accounts are listed with their state, their path and how they joined', () => {
  expect(asked('ListAccounts')).toEqual({
    Accounts: [
      expect.objectContaining({ Id: management, Paths: [`o-exampleorg1/r-root/${management}/`] }) as object,
      {
        Id: delegate,
        Arn: arn(`account/o-exampleorg1/${delegate}`),
        Email: 'aws+security@one.example',
        Name: 'security',
        Status: 'ACTIVE',
        State: 'ACTIVE',
        Paths: [`o-exampleorg1/r-root/${delegate}/`],
        JoinedMethod: 'CREATED',
        JoinedTimestamp: new Date('2024-01-02T03:04:05Z'),
      },
      expect.objectContaining({
        Id: member,
        Paths: [`o-exampleorg1/r-root/ou-root-workload/ou-root-prodprod/${member}/`],
      }) as object,
      expect.objectContaining({ Id: neighbour, JoinedMethod: 'INVITED' }) as object,
    ],
    NextToken: undefined,
  });
});

test.each([
  ['PENDING_ACTIVATION', 'SUSPENDED'],
  ['ACTIVE', 'ACTIVE'],
  ['SUSPENDED', 'SUSPENDED'],
  ['PENDING_CLOSURE', 'PENDING_CLOSURE'],
  ['CLOSED', 'SUSPENDED'],
] as const)('an account in state %s has the old status %s', (state, status) => {
  const organizations = service({ member: { state } });
  const input = { AccountId: member };
  expect(perform(organizations, 'DescribeAccount', { caller: roleIn(delegate), input })).toEqual({
    Account: expect.objectContaining({ Id: member, State: state, Status: status }) as object,
  });
});

test('a list comes in pages of twenty at most, and each account is on one of them', () => {
  const many = Array.from({ length: 45 }, (_, index) => ({
    id: String(500000000000 + index),
    name: `a${index}`,
    email: `a${index}@one.example`,
  }));
  const organizations = organizationsService(
    organization({ file: { accounts: [{ id: management, name: 'management', email: 'm@one.example' }, ...many] } }),
  );
  const pages: string[][] = [];
  let NextToken: string | undefined;
  do {
    const page = perform(organizations, 'ListAccounts', { caller: roleIn(management), input: { NextToken } }) as {
      Accounts: { Id: string }[];
      NextToken?: string;
    };
    pages.push(page.Accounts.map(({ Id }) => Id));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  expect(pages.map((ids) => ids.length)).toEqual([20, 20, 6]);
  expect(pages.flat()).toEqual([management, ...many.map(({ id }) => id)]);
});

test.each([
  ['more than AWS gives', { MaxResults: 21 }, 'MAX_VALUE_EXCEEDED'],
  ['fewer than one', { MaxResults: 0 }, 'MIN_VALUE_EXCEEDED'],
  ['after a token that was never given', { NextToken: 'next' }, 'INVALID_NEXT_TOKEN'],
])('asking for %s is refused', (_, input, reason) => {
  expect(() => asked('ListAccounts', input)).toThrow(
    expect.objectContaining({ code: 'InvalidInputException', details: { Reason: reason } }) as Error,
  );
});

test('a token goes on with the call that gave it, and with no other', () => {
  const { NextToken } = asked('ListAccounts', { MaxResults: 1 }) as { NextToken?: string };
  const from = (operation: string, input: object): unknown => asked(operation, { ...input, NextToken });
  expect(from('ListAccounts', { MaxResults: 2 })).toMatchObject({ Accounts: [{}, {}] });
  const refused = expect.objectContaining({ details: { Reason: 'INVALID_NEXT_TOKEN' } }) as Error;
  expect(() => from('ListRoots', {})).toThrow(refused);
  expect(() => from('ListAccountsForParent', { ParentId: 'r-root' })).toThrow(refused);
  expect(() => from('ListChildren', { ParentId: 'r-root', ChildType: 'ACCOUNT' })).toThrow(refused);
});

const [workloads, prod] = ['ou-root-workload', 'ou-root-prodprod'];
const unit = (id: string, name: string): object => ({ Id: id, Arn: arn(`ou/o-exampleorg1/${id}`), Name: name });
const summary = {
  Id: scp.id,
  Arn: arn(`policy/o-exampleorg1/service_control_policy/${scp.id}`),
  Name: 'One',
  Description: '',
  Type: 'SERVICE_CONTROL_POLICY',
  AwsManaged: false,
};
const fullAccess = {
  Id: 'p-FullAWSAccess',
  Arn: 'arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess',
  Name: 'FullAWSAccess',
  Description: 'Allows access to every operation',
  Type: 'SERVICE_CONTROL_POLICY',
  AwsManaged: true,
};
const early = new Date('2015-01-01T00:00:00Z');
const joined = new Date('2024-01-02T03:04:05Z');
const filter = { Filter: 'SERVICE_CONTROL_POLICY' };

test.each<[string, object, object]>([
  [
    'DescribeOrganization',
    {},
    {
      Organization: {
        Id: 'o-exampleorg1',
        Arn: arn('organization/o-exampleorg1'),
        FeatureSet: 'ALL',
        MasterAccountArn: arn(`account/o-exampleorg1/${management}`),
        MasterAccountId: management,
        MasterAccountEmail: 'aws@one.example',
        AvailablePolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }],
      },
    },
  ],
  [
    'ListRoots',
    {},
    {
      Roots: [
        {
          Id: 'r-root',
          Arn: arn('root/o-exampleorg1/r-root'),
          Name: 'Root',
          PolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }],
        },
      ],
    },
  ],
  ['ListParents', { ChildId: member }, { Parents: [{ Id: prod, Type: 'ORGANIZATIONAL_UNIT' }] }],
  ['ListParents', { ChildId: workloads }, { Parents: [{ Id: 'r-root', Type: 'ROOT' }] }],
  ['ListChildren', { ParentId: prod, ChildType: 'ACCOUNT' }, { Children: [{ Id: member, Type: 'ACCOUNT' }] }],
  [
    'ListChildren',
    { ParentId: 'r-root', ChildType: 'ORGANIZATIONAL_UNIT' },
    { Children: [{ Id: workloads, Type: 'ORGANIZATIONAL_UNIT' }] },
  ],
  ['ListOrganizationalUnitsForParent', { ParentId: workloads }, { OrganizationalUnits: [unit(prod, 'Prod')] }],
  ['DescribeOrganizationalUnit', { OrganizationalUnitId: prod }, { OrganizationalUnit: unit(prod, 'Prod') }],
  ['ListAccountsForParent', { ParentId: prod }, { Accounts: [expect.objectContaining({ Id: member }) as object] }],
  ['ListTagsForResource', { ResourceId: member }, { Tags: [{ Key: 'team', Value: 'shop' }] }],
  ['ListTagsForResource', { ResourceId: workloads }, { Tags: [{ Key: 'tier', Value: 'one' }] }],
  ['ListTagsForResource', { ResourceId: 'r-root' }, { Tags: [] }],
  [
    'ListAWSServiceAccessForOrganization',
    {},
    {
      EnabledServicePrincipals: [
        { ServicePrincipal: 'account.amazonaws.com', DateEnabled: early },
        { ServicePrincipal: 'iam.amazonaws.com', DateEnabled: early },
      ],
    },
  ],
  [
    'ListDelegatedAdministrators',
    { ServicePrincipal: 'iam.amazonaws.com' },
    {
      DelegatedAdministrators: [
        expect.objectContaining({ Id: delegate, State: 'ACTIVE', DelegationEnabledDate: joined }) as object,
      ],
    },
  ],
  ['ListDelegatedAdministrators', { ServicePrincipal: 'ram.amazonaws.com' }, { DelegatedAdministrators: [] }],
  [
    'ListDelegatedServicesForAccount',
    { AccountId: delegate },
    {
      DelegatedServices: [
        { ServicePrincipal: 'account.amazonaws.com', DelegationEnabledDate: joined },
        { ServicePrincipal: 'iam.amazonaws.com', DelegationEnabledDate: joined },
      ],
    },
  ],
  ['ListPolicies', filter, { Policies: [summary, fullAccess] }],
  ['ListPolicies', { Filter: 'TAG_POLICY' }, { Policies: [] }],
  ['ListPoliciesForTarget', { TargetId: member, ...filter }, { Policies: [summary, fullAccess] }],
  ['ListPoliciesForTarget', { TargetId: neighbour, ...filter }, { Policies: [fullAccess] }],
  [
    'DescribePolicy',
    { PolicyId: scp.id },
    { Policy: { PolicySummary: summary, Content: JSON.stringify(scp.content) } },
  ],
  [
    'ListTargetsForPolicy',
    { PolicyId: scp.id },
    {
      Targets: [
        { TargetId: 'r-root', Arn: arn('root/o-exampleorg1/r-root'), Name: 'Root', Type: 'ROOT' },
        { TargetId: prod, Arn: arn(`ou/o-exampleorg1/${prod}`), Name: 'Prod', Type: 'ORGANIZATIONAL_UNIT' },
        { TargetId: member, Arn: arn(`account/o-exampleorg1/${member}`), Name: 'shop', Type: 'ACCOUNT' },
      ],
    },
  ],
])('%s of %j', (operation, input, expected) => expect(asked(operation, input)).toEqual(expected));

test.each([
  ['DescribeAccount', { AccountId: '999999999999' }, 'AccountNotFoundException'],
  ['ListParents', { ChildId: '999999999999' }, 'ChildNotFoundException'],
  ['ListChildren', { ParentId: 'ou-root-nowhere1', ChildType: 'ACCOUNT' }, 'ParentNotFoundException'],
  ['ListAccountsForParent', { ParentId: 'ou-root-nowhere1' }, 'ParentNotFoundException'],
  ['ListOrganizationalUnitsForParent', { ParentId: 'ou-root-nowhere1' }, 'ParentNotFoundException'],
  ['DescribeOrganizationalUnit', { OrganizationalUnitId: 'ou-root-nowhere1' }, 'OrganizationalUnitNotFoundException'],
  ['ListTagsForResource', { ResourceId: '999999999999' }, 'TargetNotFoundException'],
  ['ListPoliciesForTarget', { TargetId: '999999999999', ...filter }, 'TargetNotFoundException'],
  ['DescribePolicy', { PolicyId: 'p-nowherepol' }, 'PolicyNotFoundException'],
  ['ListTargetsForPolicy', { PolicyId: 'p-nowherepol' }, 'PolicyNotFoundException'],
  ['ListDelegatedServicesForAccount', { AccountId: '999999999999' }, 'AccountNotFoundException'],
  ['ListDelegatedServicesForAccount', { AccountId: member }, 'AccountNotRegisteredException'],
])('%s of %j ends with %s', (operation, input, code) => {
  expect(failureOf(service(), operation, { caller: roleIn(management), input })).toEqual(
    expect.objectContaining({ code }),
  );
});

test('only the management account and delegated administrators may read; every account may ask what it belongs to', () => {
  const organizations = service();
  const all = Object.keys(organizations.operations);
  const anything = {
    AccountId: delegate,
    ChildId: member,
    ChildType: 'ACCOUNT',
    OrganizationalUnitId: prod,
    ParentId: 'r-root',
    PolicyId: scp.id,
    ResourceId: member,
    TargetId: member,
    ...filter,
  };
  const refused = (by: string): string[] =>
    all.filter((operation) => {
      try {
        perform(organizations, operation, { caller: roleIn(by), input: anything });
        return false;
      } catch (error: unknown) {
        return (error as Error).name === 'AccessDeniedException';
      }
    });
  expect({ management: refused(management), delegate: refused(delegate), neighbour: refused(neighbour) }).toEqual({
    management: [],
    delegate: [],
    neighbour: all.filter((operation) => operation !== 'DescribeOrganization'),
  });
  expect(failureOf(organizations, 'ListAccounts', { caller: roleIn(neighbour) })).toEqual({
    code: 'AccessDeniedException',
    message: "You don't have permissions to access this resource.",
  });
});

test('an account of no organization is told so', () => {
  const message = 'Your account is not a member of an organization.';
  for (const operation of ['DescribeOrganization', 'ListAccounts'])
    expect(failureOf(service(), operation, { caller: roleIn('999999999999') })).toEqual({
      code: 'AWSOrganizationsNotInUseException',
      message,
    });
});

test('without all features there are no policy types and no trusted access', () => {
  const organizations = service({ organization: { featureSet: 'CONSOLIDATED_BILLING' } });
  const by = { caller: roleIn(management) };
  expect(perform(organizations, 'ListRoots', by)).toEqual({
    Roots: [expect.objectContaining({ PolicyTypes: [] }) as object],
  });
  expect(perform(organizations, 'ListAWSServiceAccessForOrganization', by)).toEqual({ EnabledServicePrincipals: [] });
});

test.each([
  ['ListAccounts', {}, '*', management],
  ['DescribeAccount', { AccountId: member }, arn(`account/o-exampleorg1/${member}`), member],
  ['ListTagsForResource', { ResourceId: prod }, arn(`ou/o-exampleorg1/${prod}`), management],
  ['ListChildren', { ParentId: 'r-root' }, arn('root/o-exampleorg1/r-root'), management],
  ['DescribePolicy', { PolicyId: scp.id }, summary.Arn, management],
])('%s of %j needs permission on %s', (operation, input, resource, target) => {
  const organizations = service();
  const call = callOf(organizations, operation, { caller: roleIn(management), input });
  expect({ needs: organizations.needs(call), target: organizations.target(call) }).toEqual({
    needs: [expect.objectContaining({ action: `organizations:${operation}`, resource }) as object],
    target,
  });
});

test.each([
  ['ListChildren', { ParentId: 'r-root', ChildType: 'FOO' }, 'INVALID_ENUM'],
  ['ListPolicies', { Filter: 'FOO' }, 'INVALID_ENUM_POLICY_TYPE'],
  ['ListPolicies', {}, 'INPUT_REQUIRED'],
  ['DescribeAccount', { AccountId: 'abc' }, 'INVALID_PATTERN'],
  ['DescribeAccount', {}, 'INPUT_REQUIRED'],
  ['DescribeAccount', { AccountId: '1234567890123' }, 'MAX_LENGTH_EXCEEDED'],
  ['ListParents', { ChildId: 'zzz' }, 'INVALID_PATTERN'],
  ['ListParents', { ChildId: 'r-h4rb' }, 'INVALID_PATTERN'],
  ['ListPoliciesForTarget', { TargetId: 'zzz', ...filter }, 'INVALID_PATTERN_TARGET_ID'],
  ['ListDelegatedAdministrators', { ServicePrincipal: '' }, 'MIN_LENGTH_EXCEEDED'],
])('%s of %j breaks the model: %s', (operation, input, Reason) => {
  expect(() => asked(operation, input)).toThrow(
    expect.objectContaining({ code: 'InvalidInputException', details: { Reason } }) as Error,
  );
});

test('FullAWSAccess is attached wherever no policy of the file allows anything', () => {
  const allow = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] };
  const organizations = service({ file: { policies: [{ ...scp, targets: ['ou-root-prodprod'], content: allow }] } });
  const ask = (operation: string, input: object): unknown =>
    perform(organizations, operation, { caller: roleIn(management), input: { ...input } });
  expect(ask('ListPoliciesForTarget', { TargetId: prod, ...filter })).toEqual({ Policies: [summary] });
  const { Targets } = ask('ListTargetsForPolicy', { PolicyId: 'p-FullAWSAccess' }) as {
    Targets: { TargetId: string }[];
  };
  expect(Targets.map(({ TargetId }) => TargetId)).toEqual([
    'r-root',
    workloads,
    management,
    delegate,
    member,
    neighbour,
  ]);
  expect(ask('DescribePolicy', { PolicyId: 'p-FullAWSAccess' })).toMatchObject({
    Policy: { Content: expect.stringContaining('"Allow"') as string },
  });
});

test.each([
  [management, 'INVITED'],
  [member, 'CREATED'],
  [neighbour, 'INVITED'],
])('account %s counts as %s', (AccountId, JoinedMethod) => {
  expect(asked('DescribeAccount', { AccountId })).toMatchObject({ Account: { JoinedMethod } });
});
