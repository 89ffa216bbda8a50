import { readPolicyTypes } from '../../../lib/aws/doctor/read-policies';
import { CallCounter } from '../../../lib/aws/sdk/call-counter';
import { OrganizationUnreadableError } from '../../../lib/aws/sdk/errors';
import type { Clients } from '../../../lib/aws/sdk/clients';
import { describeAccount, describeOrganization, listAccounts } from '../../../lib/aws/organization/organization';
import { readOrganizationFacts } from '../../../lib/aws/organization/organization-facts';
import { blockedBy } from '../../../lib/domain/runs/blocked';
import { policyText } from '../../handlers/policies';
import { organizationOf, startWorld, type World } from '../../handlers/simulated-world';
import { atRealTime, clientsIn } from '../clients-in';

const management = '100000000001';
const host = '200000000002';
const accounts = Array.from({ length: 24 }, (_, index) => ({
  id: String(200000000002 + index),
  name: `account-${index}`,
  email: `aws+${index}@harbor.example`,
  parent: index === 1 ? 'ou-h4rb-prodprod' : undefined,
}));
const units = [
  { id: 'ou-h4rb-workload', name: 'Workloads' },
  { id: 'ou-h4rb-prodprod', name: 'Prod', parent: 'ou-h4rb-workload' },
];

const worlds: World[] = [];
afterEach(() => Promise.all(worlds.splice(0).map((world) => world.close())));
async function worldOf(organization: Partial<ReturnType<typeof organizationOf>['organization']> = {}): Promise<World> {
  const file = atRealTime(organizationOf(accounts, { units }));
  const world = await startWorld({
    organization: { ...file, organization: { ...file.organization, ...organization } },
    policy: policyText(),
  });
  worlds.push(world);
  return world;
}

test('all pages are listed, with the way from the root to each account', async () => {
  const clients = clientsIn(await worldOf());
  const listed = await listAccounts(clients, management);
  expect(listed).toHaveLength(25);
  expect(listed.find(({ id }) => id === '200000000003')).toEqual({
    id: '200000000003',
    name: 'account-1',
    email: 'aws+1@harbor.example',
    state: 'ACTIVE',
    path: ['r-h4rb', 'ou-h4rb-workload', 'ou-h4rb-prodprod'],
    management: false,
  });
  expect(listed.filter((account) => account.management).map(({ id }) => id)).toEqual([management]);
});

test('one account is described, and one that is not there is absent', async () => {
  const clients = clientsIn(await worldOf());
  expect(await describeAccount(clients, host, management)).toMatchObject({ id: host, path: ['r-h4rb'] });
  expect(await describeAccount(clients, '999999999999', management)).toBeUndefined();
});

/** Fields that the organization file would not take, because AWS does not send them today. */
const odd = (fields: Readonly<Record<string, unknown>>): never => fields as never;

test.each([
  [{ state: 'FROZEN' }, 'in the state FROZEN, which this version of Rootward does not know'],
  [{ name: undefined }, 'without a name'],
  [{ email: undefined, name: undefined }, 'without a name and an e-mail address'],
  // Judged as an address it would be a foreign one.
  [{ email: '' }, 'without an e-mail address'],
])('an account with %j is listed in an unknown state, and the others are as ever', async (fields, unknownBecause) => {
  const world = await worldOf();
  world.organization.account(host)?.patch(odd({ id: host, ...fields }));
  const clients = clientsIn(world);
  const listed = await listAccounts(clients, management);
  expect(listed.find(({ id }) => id === host)).toMatchObject({ state: 'UNKNOWN', unknownBecause });
  expect(listed.filter(({ state }) => state === 'ACTIVE')).toHaveLength(24);
  await expect(describeAccount(clients, host, management)).rejects.toThrow(
    `Organizations describes account ${host} ${unknownBecause}.`,
  );
});

test('nothing is missing in an account that is closed', async () => {
  const world = await worldOf();
  world.organization.account(host)?.patch(odd({ id: host, state: 'CLOSED', name: undefined }));
  const listed = await listAccounts(clientsIn(world), management);
  expect(listed.find(({ id }) => id === host)).toMatchObject({ state: 'CLOSED', name: host });
});

/** Changes what an operation of Organizations answers. */
function answering(clients: Clients, operation: string, change: (output: Record<string, unknown>) => object): Clients {
  clients.organizations.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const { output, response } = await next(args);
        const changed = commandName === `${operation}Command` ? change(output as never) : output;
        return { response, output: changed as typeof output };
      },
    { step: 'initialize', priority: 'high' },
  );
  return clients;
}
type Page = { readonly Accounts: readonly { readonly Id: string; readonly Name: string }[] };

test('an account that is listed twice is one account, as it was listed last', async () => {
  const clients = answering(clientsIn(await worldOf()), 'ListAccounts', (page) => {
    const { Accounts } = page as Page;
    return { ...page, Accounts: [...Accounts, ...Accounts.slice(0, 2).map((one) => ({ ...one, Name: 'again' }))] };
  });
  const listed = await listAccounts(clients, management);
  expect(listed).toHaveLength(25);
  expect(listed.filter(({ name }) => name === 'again').length).toBeGreaterThan(1);
});

test.each([
  ['no account', []],
  ['only others', [{ Id: host, Name: 'a', Email: 'a@harbor.example', State: 'ACTIVE', Paths: [`o-1/r-1/${host}/`] }]],
])('a list with %s is not taken for the organization', async (_, Accounts) => {
  const clients = answering(clientsIn(await worldOf()), 'ListAccounts', () => ({ Accounts }));
  const asked = listAccounts(clients, management);
  await expect(asked).rejects.toThrow(OrganizationUnreadableError);
  await expect(asked).rejects.toThrow(
    `organizations:ListAccounts does not list the management account ${management}, so the list is not whole.`,
  );
});

test.each([{}, { Roots: [] }, { Roots: [{ Id: 'r-h4rb' }] }])(
  'the answer %j does not say that no type of policies is enabled',
  async (answer) => {
    const clients = answering(clientsIn(await worldOf()), 'ListRoots', () => answer);
    expect(await readPolicyTypes(clients)).toMatchObject({ known: false, cause: 'error' });
  },
);

test('an organization that cannot be read is an error that says why', async () => {
  const world = await worldOf();
  world.organization.faults.add({ operation: 'organizations:DescribeOrganization', error: 'AccessDeniedException' });
  await expect(describeOrganization(clientsIn(world))).rejects.toThrow(OrganizationUnreadableError);
});

test('attempts are counted one by one, throttled ones too', async () => {
  const world = await worldOf();
  world.organization.faults.add({
    operation: 'organizations:DescribeOrganization',
    error: 'TooManyRequestsException',
    times: 1,
  });
  const counter = new CallCounter();
  await describeOrganization(clientsIn(world, counter));
  expect(counter.total()).toEqual({ calls: { 'organizations:DescribeOrganization': 2 }, throttled: 1 });
});

test.each([
  ['everything on', {}, management, {}],
  [
    'consolidated billing only',
    { featureSet: 'CONSOLIDATED_BILLING' as const, trustedAccess: [], rootFeatures: [] },
    management,
    {
      contacts: 'Contacts of member accounts were not asked for: the organization has consolidated billing only.',
      root: 'Root users of member accounts were not asked for: the organization has consolidated billing only.',
    },
  ],
  [
    'no trusted access for IAM',
    { trustedAccess: ['account.amazonaws.com'], rootFeatures: [] },
    management,
    { root: 'Root users of member accounts were not asked for: trusted access for iam.amazonaws.com is off.' },
  ],
  [
    'no central root credentials',
    { rootFeatures: ['RootSessions' as const] },
    management,
    { root: 'Root users of member accounts were not asked for: root credentials are not managed centrally.' },
  ],
  [
    'a host that is delegated for one service only',
    { delegatedAdministrators: { 'iam.amazonaws.com': [host] } },
    host,
    {
      contacts: `Contacts of member accounts were not asked for: account ${host} is not delegated administrator for account.amazonaws.com.`,
    },
  ],
])('%s', async (_, organization, from, expected) => {
  const clients = clientsIn(await worldOf(organization));
  const facts = await readOrganizationFacts(clients, await describeOrganization(clients), from);
  const { contacts, root } = blockedBy(facts);
  const details = { ...(contacts && { contacts: contacts.detail }), ...(root && { root: root.detail }) };
  expect(details).toEqual(expected);
});

test('what cannot be told blocks nothing', async () => {
  const world = await worldOf();
  for (const operation of ['organizations:ListAWSServiceAccessForOrganization', 'iam:ListOrganizationsFeatures'])
    world.organization.faults.add({ operation, error: 'AccessDeniedException' });
  const clients = clientsIn(world);
  const facts = await readOrganizationFacts(clients, await describeOrganization(clients), management);
  expect(facts.trustedServices).toMatchObject({ known: false, cause: 'denied' });
  expect(blockedBy(facts)).toEqual({});
});
