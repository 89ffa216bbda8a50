import { describeAccount, listAccounts } from '../../../lib/aws/organization/organization';
import { CallCounter } from '../../../lib/aws/sdk/call-counter';
import { policyText } from '../../handlers/policies';
import { organizationOf, startWorld, type World } from '../../handlers/simulated-world';
import { atRealTime, clientsIn } from '../clients-in';
import { listWithoutPaths } from '../without-paths';

const management = '100000000001';
const [rooted, first, second, closed] = ['200000000002', '200000000003', '200000000004', '200000000005'] as const;
const [workloads, prod] = ['ou-h4rb-workload', 'ou-h4rb-prodprod'] as const;
const units = [
  { id: workloads, name: 'Workloads' },
  { id: prod, name: 'Prod', parent: workloads },
];
const account = (id: string, rest: object = {}) => ({ id, name: id, email: `aws+${id}@harbor.example`, ...rest });
const accounts = [
  account(rooted),
  account(first, { parent: prod }),
  account(second, { parent: prod }),
  account(closed, { parent: prod, state: 'CLOSED' }),
];
const asks = 'organizations:ListParents';

const worlds: World[] = [];
afterEach(() => Promise.all(worlds.splice(0).map((world) => world.close())));
async function worldWithoutPaths(): Promise<World> {
  const world = await startWorld({
    organization: atRealTime(organizationOf(accounts, { units })),
    policy: policyText(),
  });
  worlds.push(world);
  listWithoutPaths(world);
  return world;
}

test('the way to an account that is listed without one is found by its parents, each unit’s asked for once', async () => {
  const counter = new CallCounter();
  const listed = await listAccounts(clientsIn(await worldWithoutPaths(), counter), management);
  expect(listed.map(({ id, state, path }) => [id, state, path])).toEqual([
    [management, 'ACTIVE', ['r-h4rb']],
    [rooted, 'ACTIVE', ['r-h4rb']],
    [first, 'ACTIVE', ['r-h4rb', workloads, prod]],
    [second, 'ACTIVE', ['r-h4rb', workloads, prod]],
    // Nothing is read in it.
    [closed, 'CLOSED', []],
  ]);
  expect(counter.total().calls[asks]).toBe(6);
});

test('where every account is listed with its way, nobody asks for parents', async () => {
  const world = await startWorld({
    organization: atRealTime(organizationOf(accounts, { units })),
    policy: policyText(),
  });
  worlds.push(world);
  const counter = new CallCounter();
  await listAccounts(clientsIn(world, counter), management);
  expect(counter.total().calls[asks]).toBeUndefined();
});

test('a denial leaves the accounts in an unknown state that says why, and nobody asks again', async () => {
  const world = await worldWithoutPaths();
  world.organization.faults.add({ operation: asks, error: 'AccessDeniedException' });
  const counter = new CallCounter();
  const listed = await listAccounts(clientsIn(world, counter), management);
  const because = `without a path (${asks} was denied by AWS (a permission, a policy or a setting is missing))`;
  expect(listed.map(({ state, unknownBecause }) => [state, unknownBecause])).toEqual([
    ...Array.from({ length: 4 }, () => ['UNKNOWN', because]),
    ['CLOSED', undefined],
  ]);
  expect(counter.total().calls[asks]).toBe(1);
});

test('an error about one account concerns only that account', async () => {
  const world = await worldWithoutPaths();
  world.organization.faults.add({ operation: asks, error: 'ChildNotFoundException', times: 1 });
  const listed = await listAccounts(clientsIn(world), management);
  expect(listed.filter(({ state }) => state === 'UNKNOWN')).toEqual([
    expect.objectContaining({ unknownBecause: `without a path (${asks} failed with ChildNotFoundException)` }),
  ]);
});

test('what was not reached in time is in an unknown state', async () => {
  let asked = 0;
  const listed = await listAccounts(clientsIn(await worldWithoutPaths()), management, () => ++asked > 3);
  expect(listed.map(({ state }) => state)).toEqual(['ACTIVE', 'ACTIVE', 'UNKNOWN', 'UNKNOWN', 'CLOSED']);
  expect(listed[2]?.unknownBecause).toBe(`without a path (${asks} was not reached in the time of the batch)`);
});

test('an account that lacks more than a way is not asked about', async () => {
  const world = await worldWithoutPaths();
  for (const { id } of world.organization.accounts()) world.organization.account(id)?.patch({ name: undefined });
  const counter = new CallCounter();
  const [, one] = await listAccounts(clientsIn(world, counter), management);
  expect(one).toMatchObject({ state: 'UNKNOWN', unknownBecause: 'without a name and a path' });
  expect(counter.total().calls[asks]).toBeUndefined();
});

test('one account is described with the way that its parents show, and not at all without it', async () => {
  const world = await worldWithoutPaths();
  const clients = clientsIn(world);
  expect(await describeAccount(clients, first, management)).toMatchObject({ path: ['r-h4rb', workloads, prod] });
  world.organization.faults.add({ operation: asks, error: 'ServiceException' });
  await expect(describeAccount(clients, first, management)).rejects.toThrow(
    `Organizations describes account ${first} without a path (${asks} failed with ServiceException).`,
  );
});

test('an account that has left while its parents were asked for is absent from no list, only unknown', async () => {
  const world = await worldWithoutPaths();
  world.organization.faults.add({ operation: asks, error: 'ChildNotFoundException' });
  const listed = await listAccounts(clientsIn(world), management);
  expect(listed.map(({ state }) => state)).toEqual(['UNKNOWN', 'UNKNOWN', 'UNKNOWN', 'UNKNOWN', 'CLOSED']);
});
