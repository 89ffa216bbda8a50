import type { SimulatedAccount } from '../../organization/simulated-account';
import type { SimulatedOrganization } from '../../organization/simulated-organization';
import { ServiceError, type Call } from '../../service';
import { failures } from './failures';

/** The caller's own account. @throws ServiceError InvalidClientTokenId when the organization does not have it */
export function ownAccount(organization: SimulatedOrganization, { caller }: Call): SimulatedAccount {
  const account = organization.account(caller.account);
  if (!account)
    throw new ServiceError('InvalidClientTokenId', 'The security token included in the request is invalid.', {}, 403);
  return account;
}

/**
 * The account whose root user a call is about: the account of the root session, when the call names no user.
 * @throws ServiceError NoSuchEntityException when the call names a user, ValidationError when another caller names none
 */
export function rootSubject(organization: SimulatedOrganization, call: Call): SimulatedAccount {
  const account = ownAccount(organization, call);
  const name = call.input['UserName'];
  if (typeof name === 'string') throw failures.none(`The user with name ${name} cannot be found.`);
  if (call.caller.kind !== 'root-session')
    throw failures.invalid('Must specify userName when calling with non-User credentials');
  return account;
}
