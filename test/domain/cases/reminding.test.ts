import type { CaseEvent, CaseRecord } from '../../../lib/domain/cases/case';
import { caseStates } from '../../../lib/domain/cases/case';
import { markReminded, remindersDue, timesAsked } from '../../../lib/domain/cases/reminding';
import { addDays } from '../../../lib/domain/time';
import { member, now } from '../support/build';
import { approversPolicy, pendingRecord } from '../support/cases';

const openedAt = '2026-11-01T06:00:00.000Z';
const day = (days: number) => addDays(openedAt, days);
const event = (name: CaseEvent['event'], days: number): CaseEvent => ({
  at: day(days),
  event: name,
  by: 'rootward',
  detail: '',
});
const asked = event('asked', 0);
const waiting = (timeline: readonly CaseEvent[], overrides: Partial<CaseRecord> = {}) =>
  pendingRecord({ timeline, ...overrides });

const manager = { name: 'Manager', email: 'manager@harbor.example' };
const policy = approversPolicy(1, { remindAfterDays: [2, 5], escalateTo: [manager] });

describe('remindersDue', () => {
  it.each<[string, readonly CaseEvent[], number, boolean, boolean]>([
    ['nothing before the second day', [asked], 1.999, false, false],
    ['a reminder from the second day on', [asked], 2, true, false],
    ['nothing after it', [asked, event('reminded', 2)], 3, false, false],
    ['the second reminder and the escalation on the fifth day', [asked, event('reminded', 2)], 5, true, true],
    ['one reminder when two days passed unnoticed', [asked], 6, true, true],
    ['nothing once both were sent', [asked, event('reminded', 6), event('escalated', 6)], 6.5, false, false],
    ['the escalation alone when its mail was lost', [asked, event('reminded', 5)], 6, false, true],
    ['the reminder alone when its mail was lost', [asked, event('escalated', 5)], 6, true, false],
    ['no reminder right after the first question, asked late', [event('asked', 3)], 4, false, false],
    ['nothing while nobody was asked at all', [], 6, false, false],
    ['nothing once the question has expired', [asked], 7, false, false],
  ])('are %s', (_, timeline, days, remind, escalate) => {
    expect(remindersDue(waiting(timeline), policy, day(days))).toEqual({ remind, escalate });
  });

  it('escalate to nobody where nobody is named', () => {
    const due = remindersDue(waiting([asked]), approversPolicy(1, { remindAfterDays: [2] }), day(3));
    expect(due).toEqual({ remind: true, escalate: false });
  });

  it('are none where the policy wants none', () => {
    const none = approversPolicy(1, { remindAfterDays: [], escalateTo: [manager] });
    expect(remindersDue(waiting([asked]), none, day(6))).toEqual({ remind: false, escalate: false });
  });

  it('are none for a case that does not wait', () => {
    const others = caseStates.filter((state) => state !== 'pending');
    const due = others.map((state) => remindersDue(waiting([asked], { state }), policy, day(6)));
    expect(due).toEqual(others.map(() => ({ remind: false, escalate: false })));
  });

  it('are sent once by runs that come daily', () => {
    let record = waiting([asked]);
    for (let days = 0.01; days < 8; days += 1) {
      const { remind, escalate } = remindersDue(record, policy, day(days));
      const sent = { ...(remind ? { reminded: '' } : {}), ...(escalate ? { escalated: '' } : {}) };
      if (remind || escalate) record = markReminded(record, day(days), sent);
    }
    expect(record.timeline).toEqual([
      asked,
      event('reminded', 2.01),
      event('reminded', 5.01),
      event('escalated', 5.01),
    ]);
  });
});

describe('markReminded', () => {
  it('notes both mails in one write', () => {
    const record = waiting([asked]);
    expect(markReminded(record, now, { reminded: '2 approvers', escalated: '1 person' })).toEqual({
      ...record,
      timeline: [
        asked,
        { at: now, event: 'reminded', by: 'rootward', detail: '2 approvers' },
        { at: now, event: 'escalated', by: 'rootward', detail: '1 person' },
      ],
      revision: 2,
      writeId: `remind/${now}/${member}/root-access-key/1/2`,
    });
  });

  it('counts how often was asked', () => {
    expect(timesAsked(waiting([]))).toBe(0);
    expect(timesAsked(markReminded(waiting([asked]), now, { reminded: '' }))).toBe(2);
  });
});
