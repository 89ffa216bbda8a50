import { evaluateScps } from '../../permissions/evaluate-scps';
import type { Authorize, Denial } from '../authorization';
import type { Caller, Need } from '../service';
import type { SimulatedOrganization } from './simulated-organization';
import { allowedByTask } from './task-policies';

/**
 * The limits on callers besides their own policies: service control policies for member accounts, and the task policy
 * for root sessions.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html
 *
 * @param now milliseconds since the epoch
 */
export const authorizeByOrganization =
  (organization: SimulatedOrganization, now: () => number): Authorize =>
  (caller, need) =>
    deniedByScp(organization, caller, { need, now }) ?? deniedByTask(caller, need);

function deniedByScp(
  organization: SimulatedOrganization,
  caller: Caller,
  { need, now }: { readonly need: Need; readonly now: () => number },
): Denial | undefined {
  const account = organization.account(caller.account);
  const levels = account ? organization.scpLevels(account) : [];
  if (levels.every((level) => level.length === 0)) return undefined;
  const context = { ...globalContext(organization, caller, now()), ...need.context };
  const { denied } = evaluateScps(levels, { ...need, context });
  if (!denied) return undefined;
  const { managementAccountId, id } = organization;
  const policyArn = `arn:aws:organizations::${managementAccountId}:policy/${id}/service_control_policy/${denied.policyId}`;
  return { by: 'service control policy', explicit: true, policyArn };
}

/** A task policy denies every action that it does not list. */
const deniedByTask = (caller: Caller, need: Need): Denial | undefined =>
  caller.kind === 'root-session' && !allowedByTask(caller.taskPolicy ?? '', need)
    ? { by: 'session policy', explicit: true }
    : undefined;

/**
 * The global condition keys of a request.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 *
 * @param now milliseconds since the epoch
 */
export function globalContext(
  organization: SimulatedOrganization,
  caller: Caller,
  now: number,
): NonNullable<Need['context']> {
  const account = organization.account(caller.account);
  const paths = account ? [`${[organization.id, ...organization.pathOf(account)].join('/')}/`] : [];
  const root = caller.kind === 'root-session';
  return {
    ...(root && { 'aws:assumedroot': 'true', 'aws:resourceaccount': caller.account, 'aws:userid': caller.account }),
    'aws:principalarn': root ? `arn:aws:iam::${caller.account}:root` : (caller.roleArn ?? caller.arn),
    'aws:principalaccount': caller.account,
    'aws:principaltype': root ? 'Account' : caller.kind === 'role' ? 'AssumedRole' : 'User',
    'aws:principalorgid': organization.id,
    'aws:principalorgpaths': paths,
    // Global services run there. Calls of regional services set their own Region.
    'aws:requestedregion': 'us-east-1',
    'aws:principalisawsservice': 'false',
    'aws:viaawsservice': 'false',
    'aws:securetransport': 'true',
    'aws:currenttime': new Date(now).toISOString(),
    'aws:epochtime': String(Math.floor(now / 1000)),
  };
}
