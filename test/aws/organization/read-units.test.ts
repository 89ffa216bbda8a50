import { CallCounter } from '../../../lib/aws/sdk/call-counter';
import { readRootName, readUnits } from '../../../lib/aws/organization/read-units';
import { policyText } from '../../handlers/policies';
import { organizationOf, startWorld, type World } from '../../handlers/simulated-world';
import { atRealTime, clientsIn } from '../clients-in';

const root = 'r-h4rb';
const [workloads, prod, sandbox, empty] = [
  'ou-h4rb-workload',
  'ou-h4rb-prodprod',
  'ou-h4rb-sandboxx',
  'ou-h4rb-emptyemp',
] as const;
const units = [
  { id: workloads, name: 'Workloads' },
  { id: prod, name: 'Prod', parent: workloads },
  { id: empty, name: 'Old', parent: workloads },
  { id: sandbox, name: 'Sandbox' },
];
const paths = [[root], [root, workloads, prod], [root, sandbox]];

const worlds: World[] = [];
afterEach(() => Promise.all(worlds.splice(0).map((world) => world.close())));
async function worldOf(): Promise<World> {
  const world = await startWorld({ organization: atRealTime(organizationOf([], { units })), policy: policyText() });
  worlds.push(world);
  return world;
}
const lists = 'organizations:ListOrganizationalUnitsForParent';

test('with paths, only units on them are read, and only those above others are asked', async () => {
  const counter = new CallCounter();
  const read = await readUnits(clientsIn(await worldOf(), counter), { root, paths });
  expect(read).toEqual({
    units: [
      { id: workloads, names: ['Workloads'] },
      { id: sandbox, names: ['Sandbox'] },
      { id: prod, names: ['Workloads', 'Prod'] },
    ],
  });
  expect(counter.total().calls).toEqual({ [lists]: 2 });
});

test('without paths, every unit is read', async () => {
  const counter = new CallCounter();
  const { units: read } = await readUnits(clientsIn(await worldOf(), counter), { root });
  expect(read.map(({ id }) => id).toSorted()).toEqual([empty, prod, sandbox, workloads]);
  expect(counter.total().calls).toEqual({ [lists]: 5 });
});

test('accounts in the root alone cost no call', async () => {
  const counter = new CallCounter();
  expect(await readUnits(clientsIn(await worldOf(), counter), { root, paths: [[root]] })).toEqual({ units: [] });
  expect(counter.total().calls).toEqual({});
});

test('what was read before the deadline is kept, and the rest says why it is missing', async () => {
  let asked = 0;
  const read = await readUnits(clientsIn(await worldOf()), { root, paths, deadline: () => ++asked > 1 });
  expect(read.units.map(({ names }) => names)).toEqual([['Workloads'], ['Sandbox']]);
  expect(read.trouble).toMatchObject({ known: false });
});

test('a denial leaves every name out', async () => {
  const world = await worldOf();
  for (const operation of [lists, 'organizations:ListRoots'])
    world.organization.faults.add({ operation, error: 'AccessDeniedException' });
  const clients = clientsIn(world);
  expect(await readUnits(clients, { root, paths })).toMatchObject({ units: [], trouble: { cause: 'denied' } });
  expect(await readRootName(clients, root)).toMatchObject({ known: false, cause: 'denied' });
});

test('the root has a name too', async () => {
  expect(await readRootName(clientsIn(await worldOf()), root)).toEqual({ known: true, value: 'Root' });
});
