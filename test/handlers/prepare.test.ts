import type { Report } from '../../lib/domain/runs/report';
import { listWithoutPaths } from '../aws/without-paths';
import { policyText } from './policies';
import { executionOf, listed, organizationOf, type World } from './simulated-world';
import { inWorld, prepare, wholeRun } from './whole-run';

const organization = organizationOf([
  { id: '200000000002', name: 'two', email: 'aws+two@harbor.example' },
  { id: '300000000003', name: 'three', email: 'aws+three@harbor.example', state: 'SUSPENDED' },
]);
const world = { organization, policy: policyText() };
const manual = { v: 1, trigger: 'manual' };
const scheduled = { v: 1, trigger: 'schedule', scheduledTime: '2026-11-02T06:00:00Z' };

const enter = (to: World, name: string, input: Readonly<Record<string, unknown>> = manual): Promise<unknown> =>
  to.invoke('prepare', { execution: executionOf(name), input });
const pass = (to: World, hours: number): Promise<void> => to.clock.driveTo(to.clock.now() + hours * 3_600_000);

test('the manifest holds every account, and the items the active ones', () =>
  inWorld(world, async (to) => {
    expect(await enter(to, 'first', scheduled)).toEqual({
      v: 1,
      status: 'ready',
      runId: '20261102T060000Z-schedule-1494335f',
      itemsKey: 'runs/20261102T060000Z-schedule-1494335f/items.json',
      accounts: 2,
    });
    expect(to.read('runs/20261102T060000Z-schedule-1494335f/items.json')).toEqual(['100000000001', '200000000002']);
    expect(to.read('runs/20261102T060000Z-schedule-1494335f/manifest.json')).toEqual({
      v: 1,
      run: {
        id: '20261102T060000Z-schedule-1494335f',
        trigger: 'schedule',
        mode: 'apply',
        startedAt: '2026-11-02T06:00:00.000Z',
        policyDigest: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
      },
      organization: {
        id: 'o-harborharb',
        findings: expect.any(Array) as unknown,
        unitNames: { 'r-h4rb': 'Root' },
      },
      accounts: [
        listed('100000000001', 'management', { management: true }),
        listed('200000000002', 'two'),
        listed('300000000003', 'three', { state: 'SUSPENDED' }),
      ],
      blocked: {},
      claim: { key: 'RUN#schedule#2026-11-02T06:00:00.000Z', lock: true },
      awsCalls: {
        calls: {
          'iam:ListOrganizationsFeatures': 1,
          'organizations:DescribeOrganization': 1,
          'organizations:ListAWSServiceAccessForOrganization': 1,
          'organizations:ListAccounts': 1,
          'organizations:ListRoots': 1,
        },
        throttled: 0,
      },
    });
  }));

test('accounts that are listed without their path are found by their parents', () =>
  inWorld(world, async (to) => {
    listWithoutPaths(to);
    const runId = await prepare(to, 'first');
    expect(to.read(`runs/${runId}/manifest.json`)).toMatchObject({
      accounts: [{ path: ['r-h4rb'] }, { path: ['r-h4rb'] }, { state: 'SUSPENDED', path: [] }],
      awsCalls: { calls: { 'organizations:ListParents': 2 } },
    });
  }));

test('an execution that enters again gets its own run again', () =>
  inWorld(world, async (to) => {
    expect(await enter(to, 'first')).toEqual(await enter(to, 'first'));
  }));

test('a second execution of one scheduled time is a duplicate', () =>
  inWorld(world, async (to) => {
    await enter(to, 'first', scheduled);
    expect(await enter(to, 'second', scheduled)).toEqual({
      v: 1,
      status: 'duplicate',
      detail: `It is claimed by ${executionOf('first').arn}`,
    });
  }));

test('a full run is skipped while another is open, and not once that one is concluded', () =>
  inWorld(world, async (to) => {
    const runId = await prepare(to, 'first');
    expect(await enter(to, 'second', scheduled)).toMatchObject({ status: 'skipped' });
    await to.invoke('inspect', { runId, accounts: ['100000000001', '200000000002'] });
    await to.invoke('plan', { runId });
    await to.invoke('conclude', { runId, execution: executionOf('first') });
    expect(await enter(to, 'third')).toMatchObject({ status: 'ready' });
  }));

test('a run limited to some accounts does not wait for a full one', () =>
  inWorld(world, async (to) => {
    await enter(to, 'first');
    const answer = await enter(to, 'second', { ...manual, accounts: ['200000000002'] });
    expect(answer).toMatchObject({ status: 'ready', accounts: 1 });
  }));

test.each([
  ['has ended without concluding', async (to: World) => void to.statuses.set('first', 'FAILED')],
  ['has been open for more than two hours', (to: World) => pass(to, 2.1)],
])('a full run takes over when the open one %s', (_, happen) =>
  inWorld(world, async (to) => {
    await enter(to, 'first');
    await happen(to);
    expect(await enter(to, 'second')).toMatchObject({ status: 'ready' });
  }),
);

test('lost answers to the writes of claim and lock are recognised as its own', () =>
  inWorld(world, async (to) => {
    to.organization.faults.add({ operation: 'dynamodb:PutItem', error: 'LostResponse', times: 2 });
    expect(await enter(to, 'first')).toMatchObject({ status: 'ready' });
    expect(to.aws.calls.filter(({ error }) => error === 'LostResponse')).toHaveLength(2);
  }));

test('accounts that the organization does not have are named', () =>
  inWorld(world, async (to) => {
    await expect(enter(to, 'first', { ...manual, accounts: ['200000000002', '999999999999'] })).rejects.toMatchObject({
      name: 'UnknownAccountsError',
      message: expect.stringContaining('999999999999') as unknown,
    });
  }));

test('a policy with another digest than the deployment names is refused', () =>
  inWorld(world, async (to) => {
    to.policy(`${policyText()}# changed`);
    await expect(enter(to, 'first')).rejects.toMatchObject({ name: 'PolicyAssetError' });
  }));

test('an organization that cannot be listed fails the run', () =>
  inWorld(world, async (to) => {
    to.organization.faults.add({ operation: 'organizations:ListAccounts', error: 'AccessDeniedException' });
    await expect(enter(to, 'first')).rejects.toMatchObject({ name: 'OrganizationUnreadableError' });
  }));

test.each([
  ['the policy', 'plan', {}, manual],
  ['the stack', 'apply', { ROOTWARD_MODE: 'plan' }, manual],
  ['the person', 'apply', {}, { ...manual, mode: 'plan' }],
])('a run is in plan mode when %s says so', (_, mode, environment, input) =>
  inWorld({ organization, policy: policyText({ mode }), environment }, async (to) => {
    const runId = await prepare(to, 'first', input);
    expect(to.read(`runs/${runId}/manifest.json`)).toMatchObject({ run: { mode: 'plan' } });
  }),
);

test('what the preflight finds to be off is blocked, with the reason', () =>
  inWorld(
    {
      ...world,
      organization: {
        ...organization,
        organization: { ...organization.organization, trustedAccess: [], rootFeatures: [] },
      },
    },
    async (to) => {
      const runId = await wholeRun(to, 'first');
      expect(to.read(`runs/${runId}/manifest.json`)).toMatchObject({
        blocked: { contacts: { cause: 'trusted-access-off' }, root: { cause: 'root-access-off' } },
      });
      const attempts = to.aws.calls.filter(
        ({ service, target }) => /account|sts/.test(service) && target === '200000000002',
      );
      expect(attempts).toEqual([]);
    },
  ));

test('an account in a state that nobody knows is reported as incomplete, and the run goes on with the others', () =>
  inWorld(world, async (to) => {
    to.organization.account('200000000002')?.patch({ id: '200000000002', state: 'FROZEN' as never });
    const runId = await wholeRun(to, 'first');
    const { accounts } = to.read(`runs/${runId}/report.json`) as Report;
    expect(accounts.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['100000000001', 'fixed'],
      ['200000000002', 'incomplete'],
      ['300000000003', 'skipped'],
    ]);
    expect(accounts[1]?.reason).toContain('in the state FROZEN, which this version of Rootward does not know');
  }));
