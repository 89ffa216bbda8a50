import type { Instant } from '../account';
import type { CaseRecord } from './case';
import { needsAsking } from './asking';
import { remindersDue } from './reminding';
import { caseKey } from './subject';
import type { Policy } from '../policy/schema';
import type { Run } from '../runs/run';

/** What a run has to tell people about. */
export interface DueCases {
  /** All cases that wait for a decision, by account and rule. */
  readonly open: readonly CaseRecord[];
  /** Nobody was asked about these yet. */
  readonly asked: readonly CaseRecord[];
  /** Asked about before, and due for a reminder. */
  readonly reminded: readonly CaseRecord[];
  /** Nobody decided these, and somebody else is to know that. */
  readonly escalated: readonly CaseRecord[];
}

interface Surroundings {
  readonly run: Run;
  readonly policy: Policy;
  readonly now: Instant;
}

/** Another run that opened a case this long ago and has not asked about it is not going to. */
const overdueMilliseconds = 3_600_000;

/** What is new and what is due. `indexed` are the waiting cases as the index has them, `written` what the run wrote: newer, mostly. */
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

/** The index may lag behind what was just written. */
function waiting(indexed: readonly CaseRecord[], written: readonly CaseRecord[]): readonly CaseRecord[] {
  const byCase = new Map<string, CaseRecord>();
  for (const record of [...indexed, ...written]) {
    const other = byCase.get(caseKey(record));
    if (other === undefined || record.revision >= other.revision) byCase.set(caseKey(record), record);
  }
  const pending = [...byCase].filter(([, { state }]) => state === 'pending');
  return pending.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record);
}

/** A run asks about what it opened; a run over the whole organization also about what another one left behind. */
const isOurs = ({ run, now }: Surroundings, { runId, openedAt }: CaseRecord): boolean =>
  runId === run.id || (run.accounts === undefined && Date.parse(now) - Date.parse(openedAt) > overdueMilliseconds);
