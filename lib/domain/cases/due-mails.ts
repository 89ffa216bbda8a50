import type { Instant } from '../account';
import type { CaseRecord, CaseState } from './case';
import type { Person } from '../policy/approvals-schema';
import type { Policy } from '../policy/schema';
import type { Run } from '../runs/run';
import { addDays, isAfter } from '../time';
import { sameAddress } from './approvers';
import { isOverdue } from './overdue';
import { quorumOf } from './quorum';
import { caseKey } from './subject';
import { markTold, timeRuns, toldAt, type Told } from './telling';

/** What one approver has to be told. */
export interface DueMail {
  readonly person: Person;
  /** Cases about which no mail has reached the person yet. */
  readonly asked: readonly CaseRecord[];
  /** Cases that are due for a reminder, and those that wait for the person since others have agreed. */
  readonly reminded: readonly CaseRecord[];
  /** Cases that the person was asked about and that have ended since, not by the person's own answer alone. */
  readonly ended: readonly CaseRecord[];
}

/** The mails that a run has to send. */
export interface DueMails {
  /** All cases that wait for a decision, sorted by account and rule. */
  readonly open: readonly CaseRecord[];
  /** One for each approver who has to be told something. */
  readonly approvers: readonly DueMail[];
  /** One for each person of `approvals.escalateTo` who has to be told that nobody decides. */
  readonly escalations: readonly { readonly person: Person; readonly cases: readonly CaseRecord[] }[];
}

interface Surroundings {
  readonly run: Run;
  readonly policy: Policy;
  readonly now: Instant;
}

/** A run that has not asked about its case after this time will not ask any more. */
const overdueMilliseconds = 3_600_000;

/**
 * Who has to be told about which cases. `indexed`: the cases in the index, in any state; `written`: what this run
 * wrote, mostly newer.
 */
export function dueMails(
  indexed: readonly CaseRecord[],
  written: readonly CaseRecord[],
  surroundings: Surroundings,
): DueMails {
  const { run, policy } = surroundings;
  const { approvers, escalateTo } = policy.approvals;
  const cases = newest(indexed, written);
  const open = cases.filter(({ state }) => state === 'pending');
  const inRun = ({ account }: CaseRecord): boolean => run.accounts === undefined || run.accounts.includes(account);
  const startedAt = run.startedAt;
  return {
    open,
    approvers: approvers
      .map((person) => ({
        person,
        asked: open.filter((record) => isOurs(surroundings, record) && needsAsking(record, person.email)),
        reminded: open.filter(
          (record) =>
            (inRun(record) && needsReminder(record, person.email, { policy, now: startedAt })) ||
            isAwaited(record, person.email, policy),
        ),
        ended: cases.filter((record) => needsResult(record, person.email)),
      }))
      .filter(({ asked, reminded, ended }) => asked.length + reminded.length + ended.length > 0),
    escalations: escalateTo
      .map((person) => ({
        person,
        cases: open.filter(
          (record) => inRun(record) && needsEscalation(record, person.email, { policy, now: startedAt }),
        ),
      }))
      .filter((due) => due.cases.length > 0),
  };
}

/**
 * The escalations that are due still after the mails to approvers: where these have just asked enough people, their
 * answer is awaited first. `told`: whom those mails reached about a case.
 */
export function escalationsAfter(
  due: DueMails['escalations'],
  told: (record: CaseRecord) => Told,
  { run: { startedAt }, policy, now }: Surroundings,
): DueMails['escalations'] {
  const isDue = (record: CaseRecord, email: string): boolean =>
    needsEscalation(markTold(record, told(record), { policy, now, startedAt }), email, { policy, now: startedAt });
  return due
    .map(({ person, cases }) => ({ person, cases: cases.filter((record) => isDue(record, person.email)) }))
    .filter(({ cases }) => cases.length > 0);
}

/** The newest record of each case, because the index may lag, sorted by account and rule. */
function newest(indexed: readonly CaseRecord[], written: readonly CaseRecord[]): readonly CaseRecord[] {
  const byCase = new Map<string, CaseRecord>();
  for (const record of [...indexed, ...written]) {
    const other = byCase.get(caseKey(record));
    if (other === undefined || record.revision >= other.revision) byCase.set(caseKey(record), record);
  }
  return [...byCase].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record);
}

/** A run asks about its own cases. A full run also asks about those that another run has left unasked. */
const isOurs = ({ run, now }: Surroundings, { runId, openedAt }: CaseRecord): boolean =>
  runId === run.id || (run.accounts === undefined && Date.parse(now) - Date.parse(openedAt) > overdueMilliseconds);

/** True when the case waits for a decision and no mail about it has reached the approver. */
export const needsAsking = (record: CaseRecord, email: string): boolean =>
  record.state === 'pending' && toldAt(record, 'asked', email).length === 0;

/** `now` is the start of the run, so that people have at least that many whole days to answer. */
interface Clock {
  readonly policy: Policy;
  readonly now: Instant;
}

/**
 * True when a reminder is due. Each entry of `remindAfterDays` that has passed since the person was asked is due once;
 * if several passed unnoticed, one reminder covers them. Who has agreed already is not reminded.
 */
export function needsReminder(record: CaseRecord, email: string, { policy, now }: Clock): boolean {
  const [asked] = toldAt(record, 'asked', email);
  if (record.state !== 'pending' || asked === undefined || isOverdue(record, now)) return false;
  if (quorumOf(record, policy)?.given.some(({ by }) => sameAddress(by, email)) === true) return false;
  const passed = lastPassed(asked, policy, now);
  return passed !== undefined && !toldSince(record, email, passed);
}

const lastPassed = (from: Instant, { approvals }: Policy, now: Instant): Instant | undefined =>
  approvals.remindAfterDays.map((days) => addDays(from, days)).findLast((time) => !isAfter(time, now));

const toldSince = (record: CaseRecord, email: string, time: Instant): boolean =>
  [...toldAt(record, 'asked', email), ...toldAt(record, 'reminded', email)].some((at) => !isAfter(time, at));

/** True when others have agreed since the approver was last told, and the approver's agreement is missing. */
export function isAwaited(record: CaseRecord, email: string, policy: Policy): boolean {
  const quorum = quorumOf(record, policy);
  const since = quorum?.given.at(-1)?.at;
  if (quorum === undefined || since === undefined) return false;
  return quorum.waitsFor.some((person) => sameAddress(person.email, email)) && !toldSince(record, email, since);
}

/**
 * True when the last reminder is due and the person of `escalateTo` has not been told. Where too few approvers could be
 * asked, the days count from the opening: just then somebody has to learn of the case. This gives no authority.
 */
export function needsEscalation(record: CaseRecord, email: string, { policy, now }: Clock): boolean {
  const last = policy.approvals.remindAfterDays.at(-1);
  if (record.state !== 'pending' || last === undefined || isOverdue(record, now)) return false;
  const from = timeRuns(record) ? askedAt(record) : record.openedAt;
  const due = addDays(from, last);
  return !isAfter(due, now) && toldAt(record, 'escalated', email).every((at) => isAfter(due, at));
}

const askedAt = ({ timeline, openedAt }: CaseRecord): Instant =>
  timeline.find(({ event }) => event === 'asked')?.at ?? openedAt;

/** States whose result is told to those who were asked. */
const results = ['done', 'accepted', 'rejected', 'failed'] as const satisfies readonly CaseState[];

/** The states of cases that mails may be about. */
export const toldStates: readonly CaseState[] = ['pending', 'stale', ...results];

/** True for a decision that was not carried out because the account or the policy changed: who made it waits for it. */
const cameToNothing = ({ state, decidedBy }: CaseRecord): boolean => state === 'stale' && decidedBy !== undefined;

/** True when the approver was asked about the case, it has ended, and no mail has said so. Own answers are no news. */
const needsResult = (record: CaseRecord, email: string): boolean =>
  ((results as readonly CaseState[]).includes(record.state) || cameToNothing(record)) &&
  record.timeline.some(
    ({ event, to = [] }) => event === 'asked' && to.some((address) => sameAddress(address, email)),
  ) &&
  toldAt(record, 'told', email).length === 0 &&
  !isOwnAnswer(record, email);

const isOwnAnswer = ({ state, decidedBy = '' }: CaseRecord, email: string): boolean =>
  (state === 'accepted' || state === 'rejected') && sameAddress(decidedBy, email);
