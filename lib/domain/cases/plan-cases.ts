import type { Account, AccountId } from '../account';
import type { CaseChange, CaseRecord } from './case';
import type { Inspection } from '../finding';
import { changeOf } from './change';
import { closeCase, type Closing } from './close';
import { closingOf } from './closing';
import { coveringFirst, isCovered } from './covering';
import { lastKnown } from './last-known';
import { byPlace, freePlaces } from './places';
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
  /** The records that there are after the run, by `caseKey`: in plan mode the stored ones, because it changes none. */
  readonly kept: ReadonlyMap<string, CaseRecord>;
  /** Findings that the run does not ask about again, because their case expired twice in a row. */
  readonly nobodyDecides: readonly CaseSubject[];
  /** Accounts whose missing MFA nobody is asked about, because a case about their root password is open. */
  readonly covered: ReadonlySet<AccountId>;
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
  const closed = closings(stored, input, caseRun);
  // Never both for one case: openings are violations that need a person, and `closingOf` leaves those open.
  const { changes: opened, nobodyDecides } = openings(stored, { ...input, closed }, caseRun);
  const changes = [...closed, ...opened].toSorted(byCase);
  const records = withChanges(stored, changes);
  // A run in plan mode opens nothing, so only what is open already covers.
  const kept = caseRun.run.mode === 'apply' ? records : stored;
  const covered = new Set(input.accounts.map(({ account }) => account.id).filter((id) => isCovered(id, kept)));
  return { changes, records, kept, nobodyDecides, covered };
}

const withChanges = (records: Records, changes: readonly CaseChange[]): Map<string, CaseRecord> =>
  new Map([...records, ...changes.map(({ after }) => [caseKey(after), after] as const)]);

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
  { accounts, closed }: Input & { readonly closed: readonly CaseChange[] },
  caseRun: CaseRun,
): Pick<PlannedCases, 'nobodyDecides'> & { readonly changes: CaseChange[] } {
  const subjects = accounts.flatMap(({ account, inspection, asks }) =>
    asks && inspection !== undefined ? caseSubjects(account, inspection, caseRun.policy) : [],
  );
  const nobodyDecides: CaseSubject[] = [];
  let places = freePlaces(stored.values(), caseRun);
  const storedFor = ({ account, judgement }: CaseSubject): CaseRecord | undefined =>
    stored.get(caseKey({ account: account.id, rule: judgement.rule }));
  const inOrder = subjects
    .map((subject) => ({ subject, stored: storedFor(subject) }))
    .toSorted(byPlace)
    .map(({ subject }) => subject);
  const records = withChanges(stored, closed);
  const changes = coveringFirst(inOrder).flatMap((found) => {
    const before = storedFor(found);
    const subject = lastKnown(before, found);
    if (found.judgement.rule === 'root-mfa' && isCovered(found.account.id, records))
      return before?.state === 'queued' || before?.state === 'pending'
        ? [{ before, after: closeCase(before, covered, caseRun) }]
        : [];
    const turn = turnOf(before, subject, caseRun);
    if (turn.kind === 'nobody-decides') nobodyDecides.push(subject);
    const place = turn.kind === 'open' && places > 0;
    if (place) places -= 1;
    const change = changeOf(turn, { stored: before, subject, place }, caseRun);
    if (change !== undefined) records.set(caseKey(change.after), change.after);
    return change === undefined ? [] : [change];
  });
  return { changes, nobodyDecides };
}

const covered: Closing = { state: 'stale', event: 'stale', detail: 'covered' };

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
