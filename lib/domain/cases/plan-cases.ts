import type { Account, AccountId } from '../account';
import type { CaseChange, CaseRecord } from './case';
import type { Inspection } from '../finding';
import { changeOf } from './change';
import { closeCase } from './close';
import { closingOf } from './closing';
import { lastKnown } from './last-known';
import { bySeverity, freePlaces } from './places';
import { type CaseRun, type CaseSubject, caseKey, caseSubjects } from './subject';
import { turnOf } from './turn';

/** An account as the run sees it. */
export interface CaseAccount {
  readonly account: Account;
  /** Absent: the account is not ACTIVE, so the run did not read it. */
  readonly inspection?: Inspection | undefined;
  /** True when the run may open cases for it. Closing is always allowed, because it only ends work. */
  readonly asks: boolean;
}

export interface PlannedCases {
  /** Sorted by account, then rule. */
  readonly changes: readonly CaseChange[];
  /** The records after the changes, by `caseKey`. */
  readonly records: ReadonlyMap<string, CaseRecord>;
  /** Findings that the run does not ask about again, because their case expired twice in a row. */
  readonly nobodyDecides: readonly CaseSubject[];
}

interface Input {
  readonly accounts: readonly CaseAccount[];
  /** The current record of every case, because `openPerDay` counts all. Older generations are ignored. */
  readonly cases: readonly CaseRecord[];
  /** True for a run over the whole organization: an account that it does not list is gone. */
  readonly whole: boolean;
}

/** Plans which cases open, close or change: at most one change for each case. */
export function planCases(input: Input, caseRun: CaseRun): PlannedCases {
  const stored = currentRecords(input.cases);
  const { changes: opened, nobodyDecides } = openings(stored, input, caseRun);
  // Never both for one case: openings are violations that need a person, and `closingOf` leaves those open.
  const changes = [...closings(stored, input, caseRun), ...opened].toSorted(byCase);
  const records = new Map([...stored, ...changes.map(({ after }) => [caseKey(after), after] as const)]);
  return { changes, records, nobodyDecides };
}

type Records = ReadonlyMap<string, CaseRecord>;

function closings(stored: Records, { accounts, whole }: Input, caseRun: CaseRun): CaseChange[] {
  const seen = new Map<AccountId, CaseAccount>(accounts.map((one) => [one.account.id, one]));
  return [...stored.values()].flatMap((before) => {
    const one = seen.get(before.account);
    if (one === undefined && !whole) return [];
    const closing = closingOf(before, { account: one?.account, inspection: one?.inspection }, caseRun.policy);
    return closing === undefined ? [] : [{ before, after: closeCase(before, closing, caseRun) }];
  });
}

function openings(
  stored: Records,
  { accounts }: Input,
  caseRun: CaseRun,
): Pick<PlannedCases, 'nobodyDecides'> & { readonly changes: CaseChange[] } {
  const subjects = accounts.flatMap(({ account, inspection, asks }) =>
    asks && inspection !== undefined ? caseSubjects(account, inspection, caseRun.policy) : [],
  );
  const nobodyDecides: CaseSubject[] = [];
  let places = freePlaces(stored.values(), caseRun);
  const changes = subjects.toSorted(bySeverity).flatMap((found) => {
    const before = stored.get(caseKey({ account: found.account.id, rule: found.judgement.rule }));
    const subject = lastKnown(before, found);
    const turn = turnOf(before, subject, caseRun);
    if (turn.kind === 'nobody-decides') nobodyDecides.push(subject);
    const place = turn.kind === 'open' && places > 0;
    if (place) places -= 1;
    const change = changeOf(turn, { stored: before, subject, place }, caseRun);
    return change === undefined ? [] : [change];
  });
  return { changes, nobodyDecides };
}

const byCase = ({ after: left }: CaseChange, { after: right }: CaseChange): number =>
  caseKey(left) < caseKey(right) ? -1 : 1;

/** The newest generation and revision of every case. */
function currentRecords(cases: readonly CaseRecord[]): Map<string, CaseRecord> {
  const records = new Map<string, CaseRecord>();
  for (const record of cases) {
    const other = records.get(caseKey(record));
    const newer =
      other === undefined ||
      record.generation > other.generation ||
      (record.generation === other.generation && record.revision > other.revision);
    if (newer) records.set(caseKey(record), record);
  }
  return records;
}
