import type { Account, AccountId } from '../account';
import type { CaseChange, CaseRecord } from '../case';
import type { Inspection } from '../finding';
import { keepChange, openChange } from './change';
import { closeCase } from './close';
import { closingOf } from './closing';
import { bySeverity, freePlaces } from './places';
import { type CaseRun, type CaseSubject, caseKey, caseSubjects } from './subject';
import { turnOf } from './turn';

/** An account as the run sees it. */
export interface CaseAccount {
  readonly account: Account;
  /** Absent: the account is not ACTIVE and was not read. */
  readonly inspection?: Inspection | undefined;
  /** True when the run may ask about it. Closing is allowed everywhere: it only takes work away. */
  readonly asks: boolean;
}

export interface PlannedCases {
  /** By account, then rule. */
  readonly changes: readonly CaseChange[];
  /** The records as they will stand, by `caseKey`. */
  readonly records: ReadonlyMap<string, CaseRecord>;
  /** Findings that are not asked about again, because two generations in a row expired. */
  readonly nobodyDecides: readonly CaseSubject[];
}

interface Input {
  readonly accounts: readonly CaseAccount[];
  /** All current records of the organization; archived generations may be among them and only count for the day's places. */
  readonly cases: readonly CaseRecord[];
  /** True for a run over the whole organization: what it does not list is gone. */
  readonly whole: boolean;
}

/** Which cases open, close or change. One change at most for each case, none when everything is as it should be. */
export function planCases({ accounts, cases, whole }: Input, caseRun: CaseRun): PlannedCases {
  const records = currentRecords(cases);
  const changes = new Map<string, CaseChange>();
  const put = (change: CaseChange | undefined): void => {
    if (change === undefined) return;
    records.set(caseKey(change.after), change.after);
    changes.set(caseKey(change.after), change);
  };

  const seen = new Map<AccountId, CaseAccount>(accounts.map((one) => [one.account.id, one]));
  for (const record of records.values()) {
    const one = seen.get(record.account);
    if (one === undefined && !whole) continue;
    const closing = closingOf(record, { account: one?.account, inspection: one?.inspection }, caseRun.policy);
    if (closing !== undefined) put({ before: record, after: closeCase(record, closing, caseRun) });
  }

  const subjects = accounts.flatMap(({ account, inspection, asks }) =>
    asks && inspection !== undefined ? caseSubjects(account, inspection, caseRun.policy) : [],
  );
  const nobodyDecides: CaseSubject[] = [];
  let places = freePlaces(cases, caseRun);
  for (const subject of subjects.toSorted(bySeverity)) {
    const stored = records.get(caseKey({ account: subject.account.id, rule: subject.judgement.rule }));
    const turn = turnOf(stored, subject, caseRun);
    if (turn.kind === 'open') {
      put(openChange({ stored, record: turn.record, subject, place: places > 0 }, caseRun));
      places = Math.max(0, places - 1);
    } else {
      put(keepChange(stored, turn, { subject, caseRun }));
      if (turn.kind === 'nobody-decides') nobodyDecides.push(subject);
    }
  }
  const sorted = [...changes].toSorted(([left], [right]) => left.localeCompare(right, 'en'));
  return { changes: sorted.map(([, change]) => change), records, nobodyDecides };
}

/** The newest generation of every case. */
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
