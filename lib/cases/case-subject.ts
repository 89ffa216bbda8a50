import type { AccountId } from '../domain/account';
import { known } from '../domain/fact';
import type { Policy } from '../domain/policy/schema';
import type { Subject } from '../domain/policy/subject';
import { usesTags } from '../domain/policy/uses-tags';
import { readTags } from '../aws/organization/account-tags';
import { readNamedUnits } from '../aws/organization/named-units';
import type { Clients } from '../aws/sdk/clients';
import { describeAccount, describeOrganization } from '../aws/organization/organization';
import { unpacedRates } from '../aws/sdk/unpaced-rates';

/**
 * The account of a case as Organizations knows it now; undefined when it has left. Its tags are known and empty when
 * the policy never looks at tags; names of units are read when the policy has some.
 * @throws OrganizationUnreadableError
 */
export async function readCaseSubject(
  clients: Pick<Clients, 'organizations'>,
  policy: Policy,
  id: AccountId,
): Promise<Subject | undefined> {
  const { managementAccount } = await describeOrganization(clients);
  const account = await describeAccount(clients, id, managementAccount);
  if (account === undefined) return undefined;
  const [tags, units] = await Promise.all([
    usesTags(policy) ? readTags(clients, unpacedRates, id) : known({}),
    readNamedUnits(clients, policy, account.path),
  ]);
  return { account, tags, ...(units && { units }) };
}
