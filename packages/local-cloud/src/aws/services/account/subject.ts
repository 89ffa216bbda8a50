import type { SimulatedAccount } from '../../organization/simulated-account';
import type { SimulatedOrganization } from '../../organization/simulated-organization';
import type { Call } from '../../service';
import { failures } from './failures';

const servicePrincipal = 'account.amazonaws.com';

/**
 * Returns the account that a call is about, if the caller may access it.
 *
 * Without AccountId that is the caller's own account. With AccountId the caller must be the management account or the
 * delegated administrator, trusted access must be on, and the account must be another member account. Only the
 * management account itself, without AccountId, reaches its own settings. AWS does not document whether a delegated
 * administrator may pass its own id; here it may not, like every other member.
 * Source: Account Management API reference, AccountId; messages as they were observed.
 *
 * @param to AWS allows reading suspended accounts, but not writing to them
 * @throws ServiceError AccessDeniedException
 */
export function subjectOf(organization: SimulatedOrganization, call: Call, to: 'read' | 'write'): SimulatedAccount {
  const { input, caller } = call;
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
