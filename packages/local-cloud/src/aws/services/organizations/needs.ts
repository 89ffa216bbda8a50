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
  return [{ action: `organizations:${call.operation}`, resource, context: keysOf(organization, call) }];
}

/** The condition keys of Organizations itself. */
function keysOf(organization: SimulatedOrganization, { operation, input }: Call): NonNullable<Need['context']> {
  const type = /^(DescribePolicy|ListTargetsForPolicy)$/.test(operation)
    ? typeOf(organization, String(input['PolicyId']))
    : input['Filter'];
  const principal = input['ServicePrincipal'];
  return {
    'organizations:policytype': typeof type === 'string' ? type : [],
    'organizations:serviceprincipal': typeof principal === 'string' ? principal : [],
  };
}

/** The type of a policy; that of AWS's own for resources is told by its name. */
function typeOf({ policies }: SimulatedOrganization, id: string): string {
  const known = policies.find((policy) => policy.id === id)?.type;
  return known ?? (id === 'p-RCPFullAWSAccess' ? 'RESOURCE_CONTROL_POLICY' : 'SERVICE_CONTROL_POLICY');
}

function arnOf(organization: SimulatedOrganization, id: string): string {
  const { managementAccountId, id: organizationId } = organization;
  const type = /^\d{12}$/.test(id) ? 'account' : id.startsWith('ou-') ? 'ou' : id.startsWith('r-') ? 'root' : 'policy';
  const path = type === 'policy' ? `${typeOf(organization, id).toLowerCase()}/${id}` : id;
  if (type === 'policy' && /^p-(RCP)?FullAWSAccess$/.test(id)) return `arn:aws:organizations::aws:policy/${path}`;
  return `arn:aws:organizations::${managementAccountId}:${type}/${organizationId}/${path}`;
}
