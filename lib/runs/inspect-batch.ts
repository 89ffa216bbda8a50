import type { Account, AccountId, Instant } from '../domain/account';
import type { Inspection } from '../domain/finding';
import { type ComparedContact, comparedContacts } from '../domain/runs/contact-changes';
import { usesTags } from '../domain/policy/uses-tags';
import { inspect } from '../domain/runs/inspect';
import type { Snapshot } from '../domain/snapshot';
import { readAccount, type Reading } from '../aws/accounts/read-account';
import { readTags } from '../aws/organization/account-tags';

export interface Inspected {
  readonly snapshot: Snapshot;
  readonly inspection: Inspection;
  /** Both values of the contacts that are not as the policy wants them. */
  readonly compared: readonly ComparedContact[];
}

interface Batch {
  readonly now: Instant;
  /** Whether somebody may be asked about the accounts: then their tags are shown. */
  readonly opensCases: boolean;
  /** Hears of an account that is left out, and of the unexpected error. */
  readonly onLost: (account: AccountId, error: unknown) => void;
}

/**
 * Reads the accounts of a batch in parallel and judges each. After an unexpected error it leaves the account out: the
 * plan then reports that account as incomplete, and the others are not lost.
 */
export async function inspectBatch(
  reading: Reading,
  accounts: readonly Account[],
  { now, opensCases, onLost }: Batch,
): Promise<readonly Inspected[]> {
  const inspected = await Promise.all(
    accounts.map(async (account): Promise<Inspected[]> => {
      try {
        const snapshot = await readAccount(reading, account);
        const judged = inspect(snapshot, reading.policy, now);
        const inspection = { ...judged, ...(opensCases && (await tagsForCases(reading, snapshot, judged))) };
        const compared = comparedContacts(snapshot, reading.policy, inspection.judgements);
        return [{ snapshot, inspection, compared }];
      } catch (error: unknown) {
        onLost(account.id, error);
        return [];
      }
    }),
  );
  return inspected.flat();
}

/** The account's tags, where somebody would be asked about it. A policy that looks at tags has had them read before. */
async function tagsForCases(
  { clients, rates, policy }: Reading,
  { account, tags }: Snapshot,
  { fingerprints }: Inspection,
): Promise<Pick<Inspection, 'tags'>> {
  if (Object.keys(fingerprints).length === 0) return {};
  const read = usesTags(policy) ? tags : await readTags(clients, rates, account.id);
  return read.known ? { tags: read.value } : {};
}
