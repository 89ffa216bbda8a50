import type { SimulatedAccount } from '../../organization/simulated-account';
import type { SimulatedOrganization } from '../../organization/simulated-organization';
import type { Call } from '../../service';
import { failures } from './failures';
import { checkLimits } from './limits';

const servicePrincipal = 'account.amazonaws.com';

/**
 * The account that a call is about, if the caller may ask about it.
 *
 * Without AccountId it is the caller's own. With it, the caller is the management account or the delegated
 * administrator, trusted access is on, and the account is another member: the management account's own settings can
 * only be reached from inside it. Whether a delegated administrator may pass its own id is not documented; here it may
 * not, as no other member may.
 * Source: Account Management API reference, AccountId; messages as they were observed.
 *
 * @param to reading works on suspended accounts, writing does not
 * @throws ServiceError AccessDeniedException, ValidationException
 */
export function subjectOf(organization: SimulatedOrganization, call: Call, to: 'read' | 'write'): SimulatedAccount {
  const { input, caller } = call;
  checkLimits(input, { AccountId: { longest: 12, shortest: 12, pattern: /^\d{12}$/ } });
  const asked = input['AccountId'];
  const id = typeof asked === 'string' ? asked : caller.account;
  if (typeof asked === 'string') admit(organization, call, asked);
  const account = organization.account(id);
  if (!account || account.state === 'PENDING_ACTIVATION') throw failures.denied(call);
  const works = account.state === 'ACTIVE' || account.state === 'PENDING_CLOSURE';
  if (to === 'write' && !works) throw failures.denied(call);
  return account;
}

function admit(organization: SimulatedOrganization, call: Call, asked: string): void {
  const caller = call.caller.account;
  const isManagement = caller === organization.managementAccountId;
  if (!isManagement && !organization.isDelegatedAdministrator(caller, servicePrincipal)) throw failures.denied(call);
  if (!organization.trustedAccess.includes(servicePrincipal))
    throw failures.denied(call, 'Your organization must first enable trusted access with AWS Account Management.');
  if (asked === organization.managementAccountId)
    throw failures.denied(
      call,
      'The management account can only be managed using the standalone context from the management account.',
    );
  if (asked === caller) throw failures.denied(call);
}
