import type { FaultFile, LaterFile } from '@rootward/local-cloud';
import { simpleParser } from 'mailparser';
import { answer, caseOrganization, casePolicy, platform, security } from './case-organization';
import { reportOf } from './results';
import { run, type Simulated } from './run';

const refusing = (fault: Partial<FaultFile> = {}, after = '1s'): LaterFile => ({
  after,
  fault: { operation: 'sesv2:SendEmail', error: 'MessageRejected', ...fault },
});

/** `day event people` of every event about mails, and of the opening and the end, of every generation. */
const course = ({ cases }: Simulated): readonly string[] =>
  cases.flatMap(({ generation, state, timeline }) => [
    `#${generation} ${state}`,
    ...timeline.map(({ at, event, detail }) => `${at.slice(8, 10)} ${event} ${detail}`.trim()),
  ]);

const delivery = (result: Simulated): readonly string[] =>
  result.runs.map((_, index) => {
    const finding = reportOf(result, index).organization.findings.find(({ rule }) => rule === 'mail-delivery');
    return `${finding?.verdict} ${/mails to (.*?)\. The next/.exec(finding?.message ?? '')?.[1] ?? ''}`.trim();
  });

const days = (policy: string, later: LaterFile[], count: number): Promise<Simulated> =>
  run(caseOrganization(later), policy, { days: count });

test('whom the mail service refuses once is asked by the next run, and reminded by the day of that', async () => {
  const result = await days(casePolicy(), [refusing({ times: 1 })], 6);
  expect(course(result)).toEqual([
    '#1 pending',
    '02 opened unused',
    `02 asked ${platform}`,
    `03 asked ${security}`,
    `05 reminded ${platform}`,
    `06 reminded ${security}`,
  ]);
  expect(delivery(result)).toEqual([
    'violation Security lead (1 case, since 2026-11-02)',
    ...Array.from({ length: 5 }, () => 'compliant'),
  ]);
});

test('a case about which nobody can be asked does not expire, and every report says whom no mail reaches', async () => {
  const result = await days(casePolicy(), [refusing()], 17);
  expect(course(result)).toEqual(['#1 pending', '02 opened unused']);
  const both = 'Security lead (1 case, since 2026-11-02), Platform lead (1 case, since 2026-11-02)';
  expect(new Set(delivery(result))).toEqual(new Set([`violation ${both}`]));
  expect(reportOf(result, 16).organization.findings).toContainEqual(
    expect.objectContaining({ rule: 'nobody-decides', verdict: 'compliant' }),
  );
  // One execution waits all the time; it only looks again now and then.
  expect(
    result.executions.filter(({ machine, status }) => machine === 'Rootward-Case' && status !== 'RUNNING'),
  ).toEqual([]);
});

test('the time to decide begins on the day on which mails work again', async () => {
  const twelveDays = refusing({ times: 2 * 12 });
  const result = await days(casePolicy(), [twelveDays], 22);
  expect(course(result)).toEqual([
    '#1 expired',
    '02 opened unused',
    `14 asked ${security}, ${platform}`,
    `17 reminded ${security}, ${platform}`,
    `20 reminded ${security}, ${platform}`,
    '21 expired',
    '#2 pending',
    '21 opened unused',
    `21 asked ${security}, ${platform}`,
  ]);
});

test('it does not begin where two decide and only one can be asked', async () => {
  // Every second mail is refused: that of the second approver.
  const later = Array.from({ length: 16 }, (_, day): LaterFile[] => [refusing({ times: 1 }, `${day * 24}h`)]).flat();
  const result = await days(casePolicy('  required: 2'), later, 16);
  const [first] = result.cases;
  expect(first).toMatchObject({ generation: 1, state: 'pending' });
  expect(first?.timeline.filter(({ event }) => event === 'asked').map(({ detail }) => detail)).toEqual([platform]);
});

test('who is to be informed hears nothing in the run in which mails work again: its answer is awaited first', async () => {
  const escalating = `  remindAfterDays: [3]\n  escalateTo: [ { name: Manager, email: manager@one.example } ]`;
  // Two mails a day, of three days.
  const result = await days(casePolicy(escalating), [refusing({ times: 6 })], 8);
  expect(course(result)).toEqual([
    '#1 pending',
    '02 opened unused',
    `05 asked ${security}, ${platform}`,
    `09 reminded ${security}, ${platform}`,
    '09 escalated manager@one.example',
  ]);
});

test('who is to be informed learns of a case about which nobody could be asked', async () => {
  const escalating = `  remindAfterDays: [3]\n  escalateTo: [ { name: Manager, email: manager@one.example } ]`;
  // Both approvers, on the first four days; the manager's mail of the fourth day is the ninth.
  const result = await days(casePolicy(escalating), [refusing({ times: 8 })], 6);
  expect(course(result)).toEqual([
    '#1 pending',
    '02 opened unused',
    '05 escalated manager@one.example',
    `06 asked ${security}, ${platform}`,
  ]);
  const { text } = await simpleParser(result.mails[0]?.eml ?? '');
  expect(text).toContain('Too few approvers could be asked by mail');
});

test('a case can be decided although no mail has asked about it', async () => {
  const result = await run(caseOrganization([refusing()]), casePolicy(), {
    days: 10,
    decisions: [answer({ after: '8d' })],
  });
  expect(result.cases.map(({ state }) => state)).toEqual(['done']);
});
