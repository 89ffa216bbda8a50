import type {
  DescribePolicyRequest,
  DescribePolicyResponse,
  ListPoliciesForTargetRequest,
  ListPoliciesRequest,
  ListPoliciesResponse,
  ListTargetsForPolicyRequest,
  ListTargetsForPolicyResponse,
  PolicySummary,
  PolicyTargetSummary,
} from '@aws-sdk/client-organizations';
import { hasFullAccess } from '../../../permissions/evaluate-scps';
import type { PolicyFile } from '../../organization-file';
import type { Call, Service } from '../../service';
import { failures, type OrganizationsContext } from './organizations-context';

/** AWS's own policies, which organization files leave out. Source: Organizations User Guide, AWS managed policies. */
const fullAccess = {
  id: 'p-FullAWSAccess',
  name: 'FullAWSAccess',
  type: 'SERVICE_CONTROL_POLICY',
  content: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
} as const;
const resourceFullAccess = {
  id: 'p-RCPFullAWSAccess',
  name: 'RCPFullAWSAccess',
  type: 'RESOURCE_CONTROL_POLICY',
  content: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] },
} as const;

/**
 * Operations on service control policies and resource control policies. FullAWSAccess is attached wherever no policy of
 * the file allows anything; RCPFullAWSAccess everywhere, as nobody can detach it, where the file has policies of that
 * type.
 * Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
 */
export function policyOperations(context: OrganizationsContext): Service['operations'] {
  const { organization } = context;
  const policies = (): readonly PolicyFile[] => {
    if (!organization.allFeatures) return organization.policies;
    const { rootId, units } = organization;
    const all = [rootId, ...units.map(({ id }) => id), ...organization.accounts().map(({ id }) => id)];
    const targets = all.filter((target) => hasFullAccess(organization.scpsAt(target)));
    return [
      ...organization.policies,
      { ...fullAccess, content: { ...fullAccess.content }, targets },
      ...(context.hasRcps()
        ? [{ ...resourceFullAccess, content: { ...resourceFullAccess.content }, targets: all }]
        : []),
    ];
  };
  const found = (id: string | undefined): PolicyFile => {
    const policy = policies().find((it) => it.id === id);
    if (!policy) throw failures.policy();
    return policy;
  };
  const summary = ({ id, name, type = fullAccess.type }: PolicyFile): PolicySummary => {
    const AwsManaged = id === fullAccess.id || id === resourceFullAccess.id;
    const what = type === fullAccess.type ? 'operation' : 'resource';
    return {
      Id: id,
      Arn: AwsManaged
        ? `arn:aws:organizations::aws:policy/${type.toLowerCase()}/${id}`
        : context.arn('policy', type.toLowerCase(), id),
      Name: name,
      Description: AwsManaged ? `Allows access to every ${what}` : '',
      Type: type,
      AwsManaged,
    };
  };
  const target = (id: string): PolicyTargetSummary => {
    if (id === organization.rootId) return { TargetId: id, Arn: context.arn('root', id), Name: 'Root', Type: 'ROOT' };
    const unit = organization.unit(id);
    return unit
      ? { TargetId: id, Arn: context.arn('ou', id), Name: unit.name, Type: 'ORGANIZATIONAL_UNIT' }
      : { TargetId: id, Arn: context.arn('account', id), Name: organization.account(id)?.name, Type: 'ACCOUNT' };
  };
  const listed = (all: readonly PolicyFile[], filter: string | undefined, call: Call): ListPoliciesResponse => {
    const wanted = all.filter(({ type = fullAccess.type }) => type === filter);
    const { items, NextToken } = context.pageOf(wanted, call);
    return { Policies: items.map(summary), NextToken };
  };
  return {
    ListPolicies: ({ Filter }: ListPoliciesRequest, call: Call): ListPoliciesResponse => {
      context.admit(call);
      return listed(policies(), Filter, call);
    },
    ListPoliciesForTarget: (
      { TargetId = '', Filter }: ListPoliciesForTargetRequest,
      call: Call,
    ): ListPoliciesResponse => {
      context.admit(call);
      if (!context.isParent(TargetId) && !organization.account(TargetId)) throw failures.target();
      return listed(
        policies().filter(({ targets }) => targets.includes(TargetId)),
        Filter,
        call,
      );
    },
    DescribePolicy: ({ PolicyId }: DescribePolicyRequest, call: Call): DescribePolicyResponse => {
      context.admit(call);
      const policy = found(PolicyId);
      return { Policy: { PolicySummary: summary(policy), Content: JSON.stringify(policy.content) } };
    },
    ListTargetsForPolicy: ({ PolicyId }: ListTargetsForPolicyRequest, call: Call): ListTargetsForPolicyResponse => {
      context.admit(call);
      const { items, NextToken } = context.pageOf(found(PolicyId).targets, call);
      return { Targets: items.map(target), NextToken };
    },
  };
}
