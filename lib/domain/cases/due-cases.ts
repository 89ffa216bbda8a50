import type { Instant } from '../account';
import type { CaseRecord } from './case';
import { needsAsking } from './asking';
import { remindersDue } from './reminding';
import { caseKey } from './subject';
import type { Policy } from '../policy/schema';
import type { Run } from '../runs/run';

/** The cases that a run sends mails about. */
export interface DueCases {
  /** All cases that wait for a decision, sorted by account and rule. */
  readonly open: readonly CaseRecord[];
  /** Cases that no mail has asked about yet. */
  readonly asked: readonly CaseRecord[];
  /** Cases that are due for a reminder. */
  readonly reminded: readonly CaseRecord[];
  /** Cases without a decision at their last reminder, for `approvals.escalateTo`. */
  readonly escalated: readonly CaseRecord[];
}

interface Surroundings {
  readonly run: Run;
  readonly policy: Policy;
  readonly now: Instant;
}

/** A run that has not asked about its case after this time will not ask any more. */
const overdueMilliseconds = 3_600_000;

/** The cases to mail about. `indexed`: the waiting cases in the index; `written`: what this run wrote, mostly newer. */
export function dueCases(
  indexed: readonly CaseRecord[],
  written: readonly CaseRecord[],
  surroundings: Surroundings,
): DueCases {
  const { run, policy } = surroundings;
  const open = waiting(indexed, written);
  const covered = open.filter(({ account }) => run.accounts === undefined || run.accounts.includes(account));
  return {
    open,
    asked: open.filter((record) => needsAsking(record) && isOurs(surroundings, record)),
    reminded: covered.filter((record) => remindersDue(record, policy, run.startedAt).remind),
    escalated: covered.filter((record) => remindersDue(record, policy, run.startedAt).escalate),
  };
}

/** Keeps the newest record of each case, because the index may lag. */
function waiting(indexed: readonly CaseRecord[], written: readonly CaseRecord[]): readonly CaseRecord[] {
  const byCase = new Map<string, CaseRecord>();
  for (const record of [...indexed, ...written]) {
    const other = byCase.get(caseKey(record));
    if (other === undefined || record.revision >= other.revision) byCase.set(caseKey(record), record);
  }
  const pending = [...byCase].filter(([, { state }]) => state === 'pending');
  return pending.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record);
}

/** A run asks about its own cases. A full run also asks about those that another run has left unasked. */
const isOurs = ({ run, now }: Surroundings, { runId, openedAt }: CaseRecord): boolean =>
  runId === run.id || (run.accounts === undefined && Date.parse(now) - Date.parse(openedAt) > overdueMilliseconds);
