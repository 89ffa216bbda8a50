import type { OrganizationFile } from '@rootward/local-cloud';
import { policyText, wanted } from './policies';
import { executionOf, organizationOf, type World } from './simulated-world';
import { fix, inspectAndPlan, inWorld, prepare, reportOf, wholeRun } from './whole-run';

const id = '200000000002';
const key = (name: string, status: 'Active' | 'Inactive' = 'Active') => ({
  id: `AKIA${name.padEnd(16, 'A')}`,
  status,
  createdAt: '2017-05-05T00:00:00Z',
});
const organization: OrganizationFile = organizationOf([
  { id, name: 'member', email: 'aws+member@harbor.example', contacts: wanted, root: { accessKeys: [key('ONE')] } },
]);
const world = { organization, policy: policyText() };

/** Prepares a run up to the point where it can be concluded. */
async function planned(to: World, name: string): Promise<string> {
  const runId = await prepare(to, name);
  await inspectAndPlan(to, runId);
  await fix(to, runId);
  return runId;
}
const conclude = (to: World, runId: string, name: string): Promise<unknown> =>
  to.invoke('conclude', { runId, execution: executionOf(name) });
const recipients = (to: World): readonly string[] => to.ses.mails.flatMap(({ to: address }) => address);
const both = ['security-lead@harbor.example', 'platform-lead@harbor.example'];

/** The case items: sort key, state, state in the index, and the names of their events. */
const cases = async (to: World): Promise<unknown> =>
  (await to.items())
    .filter(({ sk }) => String(sk).startsWith('CASE#'))
    .map(({ sk, state, indexState, timeline }) => [
      sk,
      state,
      indexState,
      (timeline as readonly { event: string }[]).map(({ event }) => event),
    ]);

test('a new case is opened, asked about, and kept with its full key id', () =>
  inWorld(world, async (to) => {
    const runId = await wholeRun(to, 'first');
    expect(await cases(to)).toEqual([['CASE#root-access-key', 'pending', 'pending', ['opened', 'asked']]]);
    expect((await to.items()).find(({ sk }) => sk === 'CASE#root-access-key')).toMatchObject({
      pk: `ACCOUNT#${id}`,
      generation: 1,
      evidence: { keys: [{ id: 'AKIAONEAAAAAAAAAAAAA', status: 'Active' }] },
      runId,
    });
    expect(recipients(to)).toEqual(both);
    expect(JSON.stringify(reportOf(to, runId))).not.toContain('AKIAONEAAAAAAAAAAAAA');
  }));

test('a finding that changed closes the case, keeps it beside, and asks again', () =>
  inWorld(world, async (to) => {
    await wholeRun(to, 'first');
    to.organization.account(id)?.patch({ id, root: { accessKeys: [key('ONE'), key('TWO', 'Inactive')] } });
    await to.clock.driveTo(to.clock.now() + 1000);
    await wholeRun(to, 'second');
    expect(await cases(to)).toEqual([
      ['CASE#root-access-key', 'pending', 'pending', ['opened', 'asked']],
      ['CASE#root-access-key#1', 'stale', 'archived', ['opened', 'asked', 'superseded']],
    ]);
    expect(recipients(to)).toEqual([...both, ...both]);
  }));

test.each(['dynamodb:PutItem', 's3:PutObject'])(
  'lost answers of %s open no case twice and mail nobody twice',
  (operation) =>
    inWorld(world, async (to) => {
      const runId = await planned(to, 'first');
      to.organization.faults.add({ operation, error: 'LostResponse', times: 7 });
      await conclude(to, runId, 'first');
      expect(to.aws.calls.some(({ error }) => error === 'LostResponse')).toBe(true);
      expect(await cases(to)).toEqual([['CASE#root-access-key', 'pending', 'pending', ['opened', 'asked']]]);
      expect(recipients(to)).toEqual(both);
      expect(reportOf(to, runId).totals.byOutcome).toEqual({ 'awaiting-approval': 1, fixed: 1 });
    }),
);

test('a second attempt goes on where the first one stopped', () =>
  inWorld(world, async (to) => {
    const runId = await planned(to, 'first');
    // The run writes cases, mails and marks, but cannot write the report.
    to.organization.faults.add({ operation: 's3:PutObject', error: 'AccessDenied', times: 3 });
    await expect(conclude(to, runId, 'first')).rejects.toMatchObject({ name: 'AccessDenied' });
    const before = await cases(to);
    await conclude(to, runId, 'first');
    expect(await cases(to)).toEqual(before);
    expect(recipients(to)).toEqual(both);
    expect(reportOf(to, runId).totals.byOutcome).toEqual({ 'awaiting-approval': 1, fixed: 1 });
  }));

test('a mail that SES answers with throttling is sent again, and once', () =>
  inWorld(world, async (to) => {
    to.organization.faults.add({ operation: 'sesv2:SendEmail', error: 'TooManyRequestsException', times: 2 });
    await wholeRun(to, 'first');
    expect(recipients(to)).toEqual(both);
  }));

test('a mail whose answer is lost is not sent again by the same run', () =>
  inWorld(world, async (to) => {
    to.organization.faults.add({ operation: 'sesv2:SendEmail', error: 'LostResponse', times: 1 });
    await wholeRun(to, 'first');
    expect(recipients(to)).toEqual(both);
    const sends = to.aws.calls.filter(({ operation }) => operation === 'SendEmail').map(({ error }) => error);
    expect(sends).toEqual(['LostResponse', undefined]);
  }));

test('cases whose mails were all refused stay unasked, and the next run asks', () =>
  inWorld(world, async (to) => {
    to.organization.faults.add({ operation: 'sesv2:SendEmail', error: 'MessageRejected', times: 2 });
    await wholeRun(to, 'first');
    expect(await cases(to)).toEqual([['CASE#root-access-key', 'pending', 'pending', ['opened']]]);
    await to.clock.driveTo(to.clock.now() + 2 * 3_600_000);
    await wholeRun(to, 'second');
    expect(recipients(to)).toEqual(both);
    expect(await cases(to)).toEqual([['CASE#root-access-key', 'pending', 'pending', ['opened', 'asked']]]);
  }));

test('a case that another run changed after the plan is reported as it is, not overwritten', () =>
  inWorld(world, async (to) => {
    const late = await planned(to, 'late');
    const input = { v: 1, trigger: 'manual', accounts: [id] };
    const early = await wholeRun(to, 'early', input);
    await conclude(to, late, 'late');
    expect(await cases(to)).toEqual([['CASE#root-access-key', 'pending', 'pending', ['opened', 'asked']]]);
    expect((await to.items()).find(({ sk }) => sk === 'CASE#root-access-key')).toMatchObject({ runId: early });
    expect(recipients(to)).toEqual(both);
    expect(reportOf(to, late).accounts.find((account) => account.id === id)?.outcome).toBe('awaiting-approval');
  }));

test('a finding that is gone closes its case', () =>
  inWorld(world, async (to) => {
    await wholeRun(to, 'first');
    to.organization.account(id)?.patch({ id, root: {} });
    await to.clock.driveTo(to.clock.now() + 1000);
    await wholeRun(to, 'second');
    expect(await cases(to)).toEqual([['CASE#root-access-key', 'done', 'done', ['opened', 'asked', 'closed', 'told']]]);
    expect(recipients(to)).toEqual([...both, ...both]);
  }));

test('a run that an older version planned is concluded without the values of contacts', () =>
  inWorld(world, async (to) => {
    const runId = await planned(to, 'first');
    const { contactChanges, ...older } = to.read(`runs/${runId}/plan.json`) as Record<string, unknown>;
    expect(contactChanges).toBe(2);
    to.write(`runs/${runId}/plan.json`, older);
    await conclude(to, runId, 'first');
    expect(reportOf(to, runId).accounts).toHaveLength(2);
    expect(to.keys(`snapshots/${runId}/contact-changes`)).toEqual([`snapshots/${runId}/contact-changes.json`]);
  }));

test('the metrics count the contacts that were written, as every other place does', () =>
  inWorld(world, async (to) => {
    await wholeRun(to, 'first');
    const line = to.logs.map(({ message }) => message).find((message) => message.includes('CloudWatchMetrics')) ?? '';
    expect(JSON.parse(line)).toMatchObject({ ContactsWritten: 2, AccountsWritten: 1 });
    expect(line).not.toContain('"Fixed"');
  }));
