import type { SimulatedOrganization } from '../../organization/simulated-organization';
import type { Call, Need } from '../../service';

/** Input members that hold the id of what a call is about. */
const subjects = [
  'AccountId',
  'ResourceId',
  'ChildId',
  'ParentId',
  'OrganizationalUnitId',
  'PolicyId',
  'TargetId',
] as const;

/** Id of the account, unit, root or policy that a call is about; undefined: the whole organization. */
export const subjectOf = ({ input }: Pick<Call, 'input'>): string | undefined =>
  subjects.map((name) => input[name]).find((value) => typeof value === 'string');

/**
 * The permissions of an Organizations call.
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html
 */
export function organizationsNeeds(organization: SimulatedOrganization, call: Call): readonly Need[] {
  const id = subjectOf(call);
  const resource = id === undefined ? '*' : arnOf(organization, id);
  return [{ action: `organizations:${call.operation}`, resource, context: keysOf(call) }];
}

/** The condition keys of Organizations itself. */
function keysOf({ operation, input }: Call): NonNullable<Need['context']> {
  const type = /^(DescribePolicy|ListTargetsForPolicy)$/.test(operation) ? 'SERVICE_CONTROL_POLICY' : input['Filter'];
  const principal = input['ServicePrincipal'];
  return {
    'organizations:policytype': typeof type === 'string' ? type : [],
    'organizations:serviceprincipal': typeof principal === 'string' ? principal : [],
  };
}

function arnOf({ managementAccountId, id: organizationId }: SimulatedOrganization, id: string): string {
  const type = /^\d{12}$/.test(id) ? 'account' : id.startsWith('ou-') ? 'ou' : id.startsWith('r-') ? 'root' : 'policy';
  const path = type === 'policy' ? `service_control_policy/${id}` : id;
  return `arn:aws:organizations::${managementAccountId}:${type}/${organizationId}/${path}`;
}
