import { keepLastRun, readLastRun } from '../../../lib/aws/storage/tables/last-run-item';
import type { LastRun } from '../../../lib/domain/runs/last-run';
import { summaryWith } from '../../domain/support/build';
import { policyText } from '../../handlers/policies';
import { organizationOf, startWorld, type World } from '../../handlers/simulated-world';
import { atRealTime, clientsIn } from '../clients-in';

let world: World;
beforeEach(async () => {
  world = await startWorld({ organization: atRealTime(organizationOf([])), policy: policyText() });
});
afterEach(() => world.close());

const last = (startedAt: string): LastRun => ({
  startedAt,
  summary: summaryWith({ mode: 'plan', asOf: startedAt, accounts: 3, planned: { contacts: 2, accounts: 1, cases: 1 } }),
  unasked: ['200000000002/root-mfa'],
});
const [first, second] = [last('2026-11-02T06:00:00.000Z'), last('2026-11-03T06:00:00.000Z')];
const keep = (one: LastRun): Promise<void> => keepLastRun(clientsIn(world), 'rootward', one);
const read = (): Promise<LastRun | undefined> => readLastRun(clientsIn(world), 'rootward');

test('there is none before the first run', async () => {
  expect(await read()).toBeUndefined();
});

test('a run that started earlier and ends later does not replace it', async () => {
  await keep(second);
  await keep(first);
  expect(await read()).toEqual(second);
});

test('writing it again after a lost answer changes nothing', async () => {
  await keep(first);
  await keep(first);
  expect(await read()).toEqual(first);
});
