import type { AccountId } from '../domain/account';
import { unknown } from '../domain/fact';
import type { Policy } from '../domain/policy/schema';
import type { Subject } from '../domain/policy/subject';
import type { Snapshot } from '../domain/snapshot';
import type { Clients } from '../aws/sdk/clients';
import { outOfReach } from '../aws/accounts/read-account';
import { readOwnSummary } from '../aws/accounts/read-own-root';
import { readMemberRoot } from '../aws/accounts/read-member-root';
import { unknownRoot, type RootFacts } from '../aws/accounts/root-facts';
import { unpacedRates } from '../aws/sdk/unpaced-rates';

interface Reading {
  readonly clients: Clients;
  readonly policy: Policy;
  /** The account of the caller's role. */
  readonly hostAccount: AccountId;
}

/** Reads the root user, which is all that rules of cases judge. AWS errors become unknown facts, never exceptions. */
export async function readCaseSnapshot(reading: Reading, { account, tags, units }: Subject): Promise<Snapshot> {
  const readAt = new Date().toISOString();
  const root = await readRoot(reading, account);
  const contacts = { SECURITY: notAsked, BILLING: notAsked, OPERATIONS: notAsked };
  return { account, readAt, tags, ...(units && { units }), contacts, root };
}

const notAsked = unknown('no-result', 'The contacts were not asked for.');

async function readRoot({ clients, policy, hostAccount }: Reading, account: Snapshot['account']): Promise<RootFacts> {
  if (!account.management) return readMemberRoot(clients, unpacedRates, account.id, policy);
  if (account.id !== hostAccount) return unknownRoot(outOfReach);
  // The credential report may be four hours old and so from before the work was done.
  return readOwnSummary(clients.iam, policy);
}
