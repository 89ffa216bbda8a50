import type { CaseEvent, CaseRecord } from '../../../lib/domain/cases/case';
import { caseStates } from '../../../lib/domain/cases/case';
import { dueMails, isAwaited, needsAsking, needsEscalation, needsReminder } from '../../../lib/domain/cases/due-mails';
import { markTold, unnoted } from '../../../lib/domain/cases/telling';
import type { Run } from '../../../lib/domain/runs/run';
import { addDays } from '../../../lib/domain/time';
import { runOf } from '../support/build';
import { approversPolicy, lead, pendingRecord, second } from '../support/cases';

const openedAt = '2026-11-01T06:00:00.000Z';
const day = (days: number) => addDays(openedAt, days);
const event = (name: CaseEvent['event'], days: number, to: readonly string[] = [lead, second]): CaseEvent => ({
  at: day(days),
  event: name,
  by: 'rootward',
  detail: to.join(', '),
  to,
});
const asked = event('asked', 0);
const waiting = (timeline: readonly CaseEvent[], overrides: Partial<CaseRecord> = {}) =>
  pendingRecord({ timeline, askedAt: timeline.includes(asked) ? openedAt : undefined, ...overrides });

const manager = { name: 'Manager', email: 'manager@harbor.example' };
const policy = approversPolicy(1, { remindAfterDays: [2, 5], escalateTo: [manager] });
const remind = (record: CaseRecord, now: string, email = lead) => needsReminder(record, email, { policy, now });
const escalate = (record: CaseRecord, now: string) => needsEscalation(record, manager.email, { policy, now });

describe('what is due', () => {
  it.each<[string, readonly CaseEvent[], number, boolean, boolean]>([
    ['is nothing before the second day', [asked], 1.999, false, false],
    ['is a reminder from the second day on', [asked], 2, true, false],
    ['is nothing after it', [asked, event('reminded', 2)], 3, false, false],
    ['is the second reminder and the escalation on the fifth day', [asked, event('reminded', 2)], 5, true, true],
    ['is one reminder when two days passed unnoticed', [asked], 6, true, true],
    [
      'is nothing once both were sent',
      [asked, event('reminded', 6), event('escalated', 6, [manager.email])],
      6.5,
      false,
      false,
    ],
    ['is the escalation alone when its mail was lost', [asked, event('reminded', 5)], 6, false, true],
    ['is the reminder alone when its mail was lost', [asked, event('escalated', 5, [manager.email])], 6, true, false],
    ['is nothing once the question has expired', [asked], 7, false, false],
  ])('%s', (_, timeline, days, reminder, escalation) => {
    expect([remind(waiting(timeline), day(days)), escalate(waiting(timeline), day(days))]).toEqual([
      reminder,
      escalation,
    ]);
  });

  it('is nothing for a case that does not wait', () => {
    const others = caseStates.filter((state) => state !== 'pending').map((state) => waiting([asked], { state }));
    expect(others.filter((record) => remind(record, day(6)) || escalate(record, day(6)))).toEqual([]);
    expect(others.filter((record) => needsAsking(record, lead))).toEqual([]);
  });

  it('is no reminder where the policy wants none', () => {
    const none = approversPolicy(1, { remindAfterDays: [], escalateTo: [manager] });
    expect(needsReminder(waiting([asked]), lead, { policy: none, now: day(6) })).toBe(false);
    expect(needsEscalation(waiting([asked]), manager.email, { policy: none, now: day(6) })).toBe(false);
  });
});

describe('when mails reach only some', () => {
  const one = event('asked', 0, [lead]);

  it('the others are still to be asked', () => {
    const record = waiting([one]);
    expect([lead, second].map((email) => needsAsking(record, email))).toEqual([false, true]);
  });

  it('each person is reminded by the day on which that person was asked', () => {
    const record = waiting([one, event('asked', 1, [second])], { askedAt: openedAt });
    expect([lead, second].map((email) => remind(record, day(2), email))).toEqual([true, false]);
    expect([lead, second].map((email) => remind(record, day(3), email))).toEqual([true, true]);
  });

  it('a reminder that reached only one is sent to the other again', () => {
    const record = waiting([asked, event('reminded', 2, [lead])]);
    expect([lead, second].map((email) => remind(record, day(3), email))).toEqual([false, true]);
  });

  it('nobody is asked twice, whatever the spelling of the address', () => {
    expect(needsAsking(waiting([one]), ' Security-Lead@harbor.example')).toBe(false);
  });

  it('the escalation counts from the opening while too few could be asked', () => {
    expect([4.9, 5].map((days) => escalate(waiting([]), day(days)))).toEqual([false, true]);
    expect(escalate(waiting([event('escalated', 5, [manager.email])]), day(20))).toBe(false);
  });
});

describe('markTold', () => {
  const mailing = { policy, now: day(3.01), startedAt: day(3) };

  it('starts the time to decide when the first person was asked, where one decides', () => {
    const record = markTold(waiting([]), { asked: [second] }, mailing);
    expect(record).toMatchObject({ askedAt: day(3), expiresAt: day(10), revision: 2 });
    expect(record.timeline).toEqual([event('asked', 3.01, [second])]);
  });

  it('starts it only when two were asked, where two decide', () => {
    const two = { ...mailing, policy: approversPolicy(2) };
    const one = markTold(waiting([]), { asked: [second] }, two);
    expect(one.askedAt).toBeUndefined();
    expect(markTold(one, { asked: [lead] }, { ...two, startedAt: day(4) })).toMatchObject({
      askedAt: day(4),
      expiresAt: day(11),
    });
  });

  it('does not move an end that is set', () => {
    const record = waiting([asked]);
    expect(markTold(record, { asked: ['third@harbor.example'] }, mailing).expiresAt).toBe(record.expiresAt);
  });

  it('notes all kinds of mail in one write, and nothing for kinds that reached nobody', () => {
    const told = { reminded: [lead, second], escalated: [manager.email], told: [] };
    expect(markTold(waiting([asked]), told, mailing).timeline).toEqual([
      asked,
      event('reminded', 3.01),
      event('escalated', 3.01, [manager.email]),
    ]);
  });

  it('finds nothing left to note in a second attempt at the same step', () => {
    const told = { asked: [lead, second] };
    const once = markTold(waiting([]), told, mailing);
    expect(unnoted(once, told, mailing.now)).toMatchObject({ asked: [] });
    expect(unnoted(once, told, day(4))).toMatchObject(told);
    expect(unnoted(markTold(waiting([]), { asked: [lead] }, mailing), told, mailing.now)).toMatchObject({
      asked: [second],
    });
  });

  it('notes on a closed case who was told its result', () => {
    const closed = waiting([asked], { state: 'done' });
    expect(markTold(closed, { told: [lead] }, mailing)).toMatchObject({ state: 'done', expiresAt: closed.expiresAt });
  });
});

describe('a case that waits for one more', () => {
  const four = approversPolicy(2);
  const agreed = waiting([asked], { decision: 'approve', approvals: [{ by: lead, at: day(1) }] });

  it('awaits those who have not agreed, once', () => {
    expect([lead, second].map((email) => isAwaited(agreed, email, four))).toEqual([false, true]);
    const told = markTold(agreed, { reminded: [second] }, { policy: four, now: day(1.01), startedAt: day(1) });
    expect(isAwaited(told, second, four)).toBe(false);
  });

  it('awaits nobody when nobody has agreed, or only somebody who is no approver any more', () => {
    expect(isAwaited(waiting([asked]), second, four)).toBe(false);
    const gone = waiting([asked], { decision: 'approve', approvals: [{ by: 'gone@harbor.example', at: day(1) }] });
    expect(isAwaited(gone, second, four)).toBe(false);
  });

  it('does not remind whoever has agreed', () => {
    const clock = { policy: approversPolicy(2, { remindAfterDays: [2] }), now: day(3) };
    const told = { ...agreed, timeline: [asked, event('reminded', 1.01, [second])] };
    expect([lead, second].map((email) => needsReminder(told, email, clock))).toEqual([false, true]);
  });
});

describe('dueMails', () => {
  const run: Run = runOf({ id: 'run-2', startedAt: day(1) });
  const due = (cases: readonly CaseRecord[], overrides: Partial<Run> = {}) =>
    dueMails(cases, [], { run: { ...run, ...overrides }, policy, now: day(1.01) });
  const ended = (state: 'done' | 'accepted' | 'rejected' | 'failed' | 'expired' | 'stale', by?: string) =>
    waiting([asked], { state, closedAt: day(0.5), ...(by === undefined ? {} : { decidedBy: by }) });

  it('are one for each approver, and none when there is nothing to say', () => {
    expect(due([waiting([])]).approvers.map(({ person, asked: to }) => [person.email, to.length])).toEqual([
      [lead, 1],
      [second, 1],
    ]);
    expect(due([waiting([asked])]).approvers).toEqual([]);
  });

  it('tell the result to those who were asked and did not give it themselves', () => {
    const told = (record: CaseRecord) => due([record]).approvers.map(({ person }) => person.email);
    expect(told(ended('done', lead))).toEqual([lead, second]);
    expect(told(ended('failed', lead))).toEqual([lead, second]);
    expect(told(ended('accepted', lead))).toEqual([second]);
    expect(told(ended('rejected', second))).toEqual([lead]);
    expect(told(ended('expired'))).toEqual([]);
    expect(told(ended('stale'))).toEqual([]);
    expect(told(ended('stale', lead))).toEqual([lead, second]);
    expect(told({ ...ended('done', lead), timeline: [event('asked', 0, [second])] })).toEqual([second]);
    expect(told({ ...ended('done', lead), timeline: [asked, event('told', 0.6)] })).toEqual([]);
  });

  it('ask about cases of another run only when that run must have ended', () => {
    const fresh = waiting([], { runId: 'run-1', openedAt: day(1) });
    expect(due([fresh]).approvers).toEqual([]);
    expect(due([fresh], { id: 'run-1' }).approvers).toHaveLength(2);
    expect(due([waiting([], { runId: 'run-1' })]).approvers).toHaveLength(2);
    expect(due([waiting([], { runId: 'run-1' })], { accounts: ['200000000002'] }).approvers).toEqual([]);
  });

  it('count what this run wrote, because the index may lag', () => {
    const written = waiting([asked], { revision: 5 });
    const { open, approvers } = dueMails([waiting([])], [written], { run, policy, now: day(1.01) });
    expect([open, approvers]).toEqual([[written], []]);
  });
});
