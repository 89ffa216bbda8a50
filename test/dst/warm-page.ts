import { SimulatedOrganization, VirtualClock, type WarmEnvironments, administrator } from '@rootward/local-cloud';
import { createWorld, type World } from '../../simulation/world';
import { stageName } from '../../lib/infra/names';
import { deployWith } from './deployment';
import { PageClient } from './page-client';
import { managementId } from './setting-organization';
import { people } from './setting-policy';

/** Signing key of the page's forms. It is the same in every history, because a warm page remembers it. */
export const pageKey = 'f'.repeat(64);

/** Stores the signing key in the table, as the page does at its first request. */
export async function keepPageKey({ cloud, deployment }: World): Promise<void> {
  const TableName = deployment.tables[0]?.name ?? '';
  const Item = { pk: { S: 'PAGE' }, sk: { S: 'KEY' }, key: { S: pageKey } };
  const input = { TableName, Item };
  await cloud.aws.call(administrator(managementId), { service: 'dynamodb', operation: 'PutItem', input });
}

/** More than the number of simultaneous requests to the page. */
const enough = 8;

/**
 * Starts enough page functions for all histories: a new one would read the signing key first, and so behave differently
 * from a warm one.
 */
export async function warmPages(warm: WarmEnvironments): Promise<void> {
  if (warm.count(stageName('page')) >= enough) return;
  const clock = new VirtualClock(Date.parse('2026-01-01T00:00:00Z'));
  const organization = new SimulatedOrganization({
    organization: { id: 'o-dstdstdst1', managementAccountId: managementId },
    accounts: [{ id: managementId, name: 'management', email: 'aws@harbor.example' }],
  });
  const policy = `
run: { schedule: "rate(1 day)" }
contacts: { default: { SECURITY: { name: A, title: B, email: a@harbor.example, phone: "+1 555 0100" } } }
approvals: { approvers: [${JSON.stringify(people.lead)}] }
`;
  const fate = () => ({ there: 1, back: 1 });
  const deployed = { policy, schedule: 'rate(1 day)', sweepHours: 12 };
  const world = await deployWith(deployed, (deployable) =>
    createWorld({ organization, clock, ...deployable, inProcess: { fate }, warm }),
  );
  try {
    await keepPageKey(world);
    const page = new PageClient(world);
    const requests = Array.from({ length: enough }, () =>
      page.send({ method: 'GET', path: '/', as: people.lead.email }),
    );
    await clock.drive(Promise.all(requests));
  } finally {
    await world.close();
  }
}
