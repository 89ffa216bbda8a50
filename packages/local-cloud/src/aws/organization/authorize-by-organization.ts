import { evaluateScps } from '../../permissions/evaluate-scps';
import type { Authorize, Denial } from '../authorization';
import type { Caller, Need } from '../service';
import { globalContext } from './global-context';
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
  const context = { ...globalContext(organization, { caller, resource: need.resource }, now()), ...need.context };
  const { denied } = evaluateScps(levels, { ...need, context });
  if (!denied) return undefined;
  if (denied.policyId === undefined) return { by: 'service control policy', explicit: false };
  const { managementAccountId, id } = organization;
  const policyArn = `arn:aws:organizations::${managementAccountId}:policy/${id}/service_control_policy/${denied.policyId}`;
  return { by: 'service control policy', explicit: true, policyArn };
}

/** A task policy denies every action that it does not list. */
const deniedByTask = (caller: Caller, need: Need): Denial | undefined =>
  caller.kind === 'root-session' && !allowedByTask(caller.taskPolicy ?? '', need)
    ? { by: 'session policy', explicit: true }
    : undefined;
