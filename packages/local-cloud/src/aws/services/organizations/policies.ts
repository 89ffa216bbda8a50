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
import type { PolicyFile } from '../../organization/simulated-organization';
import type { Call, Service } from '../../service';
import { failures, type OrganizationsContext } from './organizations-context';

const type = 'SERVICE_CONTROL_POLICY';

/** Operations on service control policies. They omit FullAWSAccess, as organization files do. */
export function policyOperations(context: OrganizationsContext): Service['operations'] {
  const { organization } = context;
  const found = (id: string | undefined): PolicyFile => {
    const policy = organization.policies.find((it) => it.id === id);
    if (!policy) throw failures.policy();
    return policy;
  };
  const summary = ({ id, name }: PolicyFile): PolicySummary => ({
    Id: id,
    Arn: context.arn('policy', 'service_control_policy', id),
    Name: name,
    Type: type,
    AwsManaged: false,
  });
  const target = (id: string): PolicyTargetSummary => {
    if (id === organization.rootId) return { TargetId: id, Arn: context.arn('root', id), Name: 'Root', Type: 'ROOT' };
    const unit = organization.unit(id);
    return unit
      ? { TargetId: id, Arn: context.arn('ou', id), Name: unit.name, Type: 'ORGANIZATIONAL_UNIT' }
      : { TargetId: id, Arn: context.arn('account', id), Name: organization.account(id)?.name, Type: 'ACCOUNT' };
  };
  const listed = (
    policies: readonly PolicyFile[],
    request: Omit<ListPoliciesRequest, 'Filter'>,
    filter: string | undefined,
  ): ListPoliciesResponse => {
    const { items, NextToken } = context.pageOf(filter === type ? policies : [], request);
    return { Policies: items.map(summary), NextToken };
  };
  return {
    ListPolicies: ({ Filter, ...request }: ListPoliciesRequest, call: Call): ListPoliciesResponse => {
      context.admit(call);
      return listed(organization.policies, request, Filter);
    },
    ListPoliciesForTarget: (
      { TargetId = '', Filter, ...request }: ListPoliciesForTargetRequest,
      call: Call,
    ): ListPoliciesResponse => {
      context.admit(call);
      if (!context.isParent(TargetId) && !organization.account(TargetId)) throw failures.target();
      return listed(
        organization.policies.filter(({ targets }) => targets.includes(TargetId)),
        request,
        Filter,
      );
    },
    DescribePolicy: ({ PolicyId }: DescribePolicyRequest, call: Call): DescribePolicyResponse => {
      context.admit(call);
      const policy = found(PolicyId);
      return { Policy: { PolicySummary: summary(policy), Content: JSON.stringify(policy.content) } };
    },
    ListTargetsForPolicy: (
      { PolicyId, ...request }: ListTargetsForPolicyRequest,
      call: Call,
    ): ListTargetsForPolicyResponse => {
      context.admit(call);
      const { items, NextToken } = context.pageOf(found(PolicyId).targets, request);
      return { Targets: items.map(target), NextToken };
    },
  };
}
