import type { OrganizationFile } from '@rootward/local-cloud';
import { organizationOf, type World } from './simulated-world';
import { inspectAndPlan, prepare } from './whole-run';

export const id = '200000000002';
/** An organization with one member, which has these contacts. */
export const withContacts = (
  contacts: OrganizationFile['accounts'][number]['contacts'],
  faults: OrganizationFile['accounts'][number]['faults'] = [],
): OrganizationFile => organizationOf([{ id, name: 'member', email: 'aws+member@harbor.example', contacts, faults }]);

/** A run of one account, up to its plan. */
export async function planned(world: World): Promise<string> {
  const runId = await prepare(world, 'first', { v: 1, trigger: 'manual', accounts: [id] });
  await inspectAndPlan(world, runId);
  return runId;
}

/** What became of the fixes of the member. */
export const fixesOf = (world: World, runId: string): unknown =>
  (world.read(`runs/${runId}/fixed/${id}.json`) as { fixes: unknown }).fixes;
export const fixed = (type: string) => ({ account: id, type, status: 'fixed', message: '' });
export const failed = (type: string, message: unknown) => ({ account: id, type, status: 'failed', message });

/** How often a contact was written. */
export const puts = (world: World): number =>
  world.aws.calls.filter(({ operation }) => operation === 'PutAlternateContact').length;
