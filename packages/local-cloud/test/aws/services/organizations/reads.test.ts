import { delegate, management, member, neighbour } from '../../organization/organization-builder';
import { arn, asked, filter, prod, scp, summary, workloads } from './asked';

const unit = (id: string, name: string): object => ({ Id: id, Arn: arn(`ou/o-exampleorg1/${id}`), Name: name });

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
