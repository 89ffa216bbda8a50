import { SimulatedOrganization, VirtualClock, type WarmEnvironments, administrator } from '@rootward/local-cloud';
import { createWorld, type World } from '../../simulation/world';
import { stageName } from '../../lib/infra/names';
import { deployWith } from './deployment';
import { PageClient } from './page-client';
import { managementId } from './setting-organization';
import { people } from './setting-policy';

/** The secret of the page's forms, the same in every history: a warm page remembers it, so it must not change. */
export const pageKey = 'f'.repeat(64);

/** Keeps the page's secret in the table, as the page itself would have when it was first asked for. */
export async function keepPageKey({ cloud, deployment }: World): Promise<void> {
  const TableName = deployment.tables[0]?.name ?? '';
  const Item = { pk: { S: 'PAGE' }, sk: { S: 'KEY' }, key: { S: pageKey } };
  const input = { TableName, Item };
  await cloud.aws.call(administrator(managementId), { service: 'dynamodb', operation: 'PutItem', input });
}

/** More requests than anybody sends to the page at once. */
const enough = 8;

/**
 * Makes sure that no history starts a page of its own: one that is started reads the secret first, and so is not like one
 * that is warm already.
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
