import type { Account, AccountId } from '../domain/account';
import type { Invocation } from '../invocation/invocation';
import type { RunInput } from '../workflow/payloads';
import type { Admission } from './admission';
import { UnknownAccountsError } from './errors';
import { listAccounts, type Organization } from '../aws/organization/organization';

export interface Covered {
  /** The accounts that the run reports, each once. */
  readonly accounts: readonly Account[];
  /** Absent for a run over the whole organization. */
  readonly limitedTo?: readonly AccountId[];
}

/**
 * The accounts that a run covers: the new account, those that a person named, or all.
 * @throws UnknownAccountsError for named accounts that the organization does not have; OrganizationUnreadableError
 */
export async function coveredAccounts(
  { clients, deadline }: Pick<Invocation, 'clients' | 'deadline'>,
  organization: Organization,
  { input, admission }: { readonly input: RunInput; readonly admission: Admission },
): Promise<Covered> {
  const { newcomer } = admission;
  if (newcomer) return { accounts: [newcomer], limitedTo: [newcomer.id] };
  const listed = await listAccounts(clients, organization.managementAccount, deadline);
  if (input.trigger !== 'manual' || input.accounts === undefined) return { accounts: listed };
  const named = new Set(input.accounts);
  const accounts = listed.filter(({ id }) => named.has(id));
  for (const { id } of accounts) named.delete(id);
  if (named.size > 0) throw new UnknownAccountsError([...named]);
  return { accounts, limitedTo: accounts.map(({ id }) => id) };
}
