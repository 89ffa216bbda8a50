import type { OrganizationFile } from '@rootward/local-cloud';
import { policyText, wanted } from './policies';
import { executionOf, organizationOf, type World } from './simulated-world';
import { contactsOf, inWorld, reportOf, wholeRun } from './whole-run';

const units = [{ id: 'ou-h4rb-prodprod', name: 'Prod' }];
const newcomer = { id: '200000000002', name: 'newcomer', email: 'aws+newcomer@harbor.example' };
const bare = (state: 'ACTIVE' | 'PENDING_ACTIVATION' = 'ACTIVE'): OrganizationFile =>
  organizationOf([{ ...newcomer, state }], { units });

const created = (accountId: string, id = 'event-1') => ({
  v: 1,
  trigger: 'onboarding',
  event: {
    id,
    time: '2026-11-02T06:00:00Z',
    source: 'aws.organizations',
    detail: {
      eventName: 'CreateAccountResult',
      serviceEventDetails: { createAccountStatus: { state: 'SUCCEEDED', accountId } },
    },
  },
});

const enter = (world: World, name: string, input: unknown = created(newcomer.id)): Promise<unknown> =>
  world.invoke('prepare', { execution: executionOf(name), input });
const pass = (world: World, minutes: number): Promise<void> =>
  world.clock.driveTo(world.clock.now() + minutes * 60_000);

test('a new account is prepared once it has stayed in one unit for the settling time', () =>
  inWorld({ organization: bare(), policy: policyText() }, async (world) => {
    expect(await enter(world, 'first')).toEqual({ v: 1, status: 'settle', seconds: 900 });
    await pass(world, 10);
    world.organization.account(newcomer.id)?.patch({ id: newcomer.id, parent: 'ou-h4rb-prodprod' });
    await pass(world, 5);
    expect(await enter(world, 'first')).toEqual({ v: 1, status: 'settle', seconds: 900 });
    await pass(world, 15);
    expect(await enter(world, 'first')).toMatchObject({ status: 'ready', accounts: 1 });
  }));

test('the run covers the new account only and writes its contacts', () =>
  inWorld(
    { organization: bare(), policy: policyText({ extra: 'onboarding: { settleMinutes: 0 }' }) },
    async (world) => {
      const runId = await wholeRun(world, 'first', created(newcomer.id));
      expect(reportOf(world, runId).accounts.map(({ id, outcome }) => [id, outcome])).toEqual([[newcomer.id, 'fixed']]);
      expect(contactsOf(world, newcomer.id)).toEqual({ ...wanted, OPERATIONS: undefined });
    },
  ));

const failed = (accountId: string) => ({
  v: 1,
  trigger: 'onboarding',
  event: {
    id: 'event-1',
    time: '2026-11-02T06:00:00Z',
    source: 'aws.controltower',
    detail: {
      eventName: 'CreateManagedAccount',
      serviceEventDetails: { createManagedAccountStatus: { state: 'FAILED', account: { accountId } } },
    },
  },
});

test('an account that a failed Control Tower event left behind is looked after', () =>
  inWorld(
    { organization: bare(), policy: policyText({ extra: 'onboarding: { settleMinutes: 0 }' }) },
    async (world) => {
      const runId = await wholeRun(world, 'first', failed(newcomer.id));
      expect(reportOf(world, runId).accounts.map(({ id, outcome }) => [id, outcome])).toEqual([[newcomer.id, 'fixed']]);
    },
  ));

test('a failed Control Tower event about no account that Organizations lists waits, and one without an account is skipped', () =>
  inWorld({ organization: bare(), policy: policyText() }, async (world) => {
    expect(await enter(world, 'first', failed('900000000009'))).toMatchObject({ status: 'settle' });
    expect(await enter(world, 'second', failed('Not Available'))).toMatchObject({ status: 'skipped' });
  }));

test('an account that is still being activated is waited for', () =>
  inWorld({ organization: bare('PENDING_ACTIVATION'), policy: policyText() }, async (world) => {
    await enter(world, 'first');
    await pass(world, 20);
    expect(await enter(world, 'first')).toEqual({ v: 1, status: 'settle', seconds: 900 });
  }));

test('the same event, or another while the account settles, is a duplicate', () =>
  inWorld({ organization: bare(), policy: policyText() }, async (world) => {
    await enter(world, 'first');
    expect(await enter(world, 'second')).toMatchObject({ status: 'duplicate' });
    expect(await enter(world, 'third', created(newcomer.id, 'event-2'))).toMatchObject({ status: 'duplicate' });
  }));

test('another event runs again once the first run is concluded, the same one does not', () =>
  inWorld(
    { organization: bare(), policy: policyText({ extra: 'onboarding: { settleMinutes: 0 }' }) },
    async (world) => {
      await wholeRun(world, 'first', created(newcomer.id));
      expect(await enter(world, 'second')).toMatchObject({ status: 'duplicate' });
      expect(await enter(world, 'third', created(newcomer.id, 'event-2'))).toMatchObject({ status: 'ready' });
    },
  ));

test('another event takes over from an execution that is gone', () =>
  inWorld({ organization: bare(), policy: policyText() }, async (world) => {
    await enter(world, 'first');
    world.statuses.set('first', 'FAILED');
    expect(await enter(world, 'second', created(newcomer.id, 'event-2'))).toMatchObject({ status: 'settle' });
  }));

test('an event that names no account is skipped, and says so', () =>
  inWorld({ organization: bare(), policy: policyText() }, async (world) => {
    const event = { id: 'event-1', time: '2026-11-02T06:00:00Z', source: 'aws.organizations', detail: {} };
    expect(await enter(world, 'first', { v: 1, trigger: 'onboarding', event })).toEqual({
      v: 1,
      status: 'skipped',
      detail: 'Event event-1 names no account that joined.',
    });
  }));
