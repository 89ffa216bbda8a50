import { paginateListTagsForResource } from '@aws-sdk/client-organizations';
import type { AccountId } from '../../domain/account';
import type { Fact } from '../../domain/fact';
import type { CallRates } from '../sdk/call-rates';
import type { Clients } from '../sdk/clients';
import { readFact } from '../sdk/read-fact';

/** Reads the account's own tags, not those of the units above it. */
export function readTags(
  clients: Pick<Clients, 'organizations'>,
  rates: CallRates,
  account: AccountId,
): Promise<Fact<Readonly<Record<string, string>>>> {
  return readFact('organizations:ListTagsForResource', async () => {
    await rates['organizations:ListTagsForResource']();
    const tags: Record<string, string> = {};
    const pages = paginateListTagsForResource({ client: clients.organizations }, { ResourceId: account });
    for await (const page of pages) for (const { Key, Value } of page.Tags ?? []) if (Key) tags[Key] = Value ?? '';
    return tags;
  });
}
