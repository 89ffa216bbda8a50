import type { OrganizationFile } from '@rootward/local-cloud';
import type { Snapshot } from '../../lib/domain/snapshot';
import type { World } from './simulated-world';
import { prepare } from './whole-run';

/** A member account. */
export const member = (rest: Partial<OrganizationFile['accounts'][number]> = {}) => ({
  id: '200000000002',
  name: 'member',
  email: 'aws+member@harbor.example',
  ...rest,
});

/** Inspects all accounts in one batch, and returns the snapshot of one account. */
export async function snapshotOf(
  world: World,
  account = '200000000002',
  execution?: string,
): Promise<Snapshot | undefined> {
  // A partial run neither waits for others nor keeps them from starting.
  const partial = execution === undefined ? undefined : { v: 1, trigger: 'manual', accounts: [account] };
  const runId = await prepare(world, execution ?? 'first', partial);
  const accounts = world.read(`runs/${runId}/items.json`) as readonly string[];
  await world.invoke('inspect', { runId, accounts });
  const { snapshots } = world.read(`snapshots/${runId}/read/${accounts[0]}.json`) as { snapshots: readonly Snapshot[] };
  return snapshots.find(({ account: { id } }) => id === account);
}

/** A fact that could not be read. */
export const unread = (cause: string, detail: string, policy?: string) => ({
  known: false,
  cause,
  detail,
  ...(policy !== undefined && { policy }),
});

/** A known fact. */
export const value = <T>(known: T) => ({ known: true, value: known });

/** A root user without credentials. */
export const clean = {
  accessKeys: value([]),
  passwordPresent: value(false),
  passwordLastUsedAt: value(null),
  mfa: value({ enabled: false }),
  signingCertificates: value([]),
};
