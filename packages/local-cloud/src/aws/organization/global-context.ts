import type { Caller, Need } from '../service';
import { userIdOf } from '../user-id';
import type { SimulatedOrganization } from './simulated-organization';

/**
 * Where simulated requests come from: an address of EC2 in us-east-1, as those of a function outside a VPC do. It is in
 * no company's own network. Source: https://ip-ranges.amazonaws.com/ip-ranges.json (3.80.0.0/12)
 */
const sourceIp = '3.80.0.10';

/** The account in an ARN. A resource without one, and `*`, belong to the caller's account. */
const ownerOf = (resource: string, caller: Caller): string =>
  /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(resource)?.[1] ?? caller.account;

/**
 * The global condition keys of a request.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 *
 * @param now milliseconds since the epoch
 */
export function globalContext(
  organization: SimulatedOrganization,
  { caller, resource }: { readonly caller: Caller; readonly resource: string },
  now: number,
): NonNullable<Need['context']> {
  const pathsTo = (id: string): readonly string[] => {
    const account = organization.account(id);
    return account ? [`${[organization.id, ...organization.pathOf(account)].join('/')}/`] : [];
  };
  const root = caller.kind === 'root-session';
  const owner = ownerOf(resource, caller);
  return {
    ...(root && { 'aws:assumedroot': 'true' }),
    // Temporary credentials without MFA say so; other credentials say nothing.
    ...(caller.kind !== 'administrator' && { 'aws:multifactorauthpresent': 'false' }),
    ...(caller.kind === 'administrator' && { 'aws:username': caller.arn.split('/').at(-1) ?? '' }),
    'aws:userid': userIdOf(caller),
    'aws:principalarn': root ? `arn:aws:iam::${caller.account}:root` : (caller.roleArn ?? caller.arn),
    'aws:principalaccount': caller.account,
    'aws:principaltype': root ? 'Account' : caller.kind === 'role' ? 'AssumedRole' : 'User',
    // Only principals of an organization have one.
    'aws:principalorgid': organization.account(caller.account) ? organization.id : [],
    'aws:principalorgpaths': pathsTo(caller.account),
    'aws:resourceaccount': owner,
    'aws:resourceorgid': organization.account(owner) ? organization.id : [],
    'aws:resourceorgpaths': pathsTo(owner),
    // Global services run there. Calls of regional services set their own Region.
    'aws:requestedregion': 'us-east-1',
    'aws:principalisawsservice': 'false',
    'aws:viaawsservice': 'false',
    'aws:sourceip': sourceIp,
    'aws:securetransport': 'true',
    'aws:currenttime': new Date(now).toISOString(),
    'aws:epochtime': String(Math.floor(now / 1000)),
  };
}
