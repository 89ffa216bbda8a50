import type { CaseRecord } from '../domain/cases/case';
import type { CaseTable } from '../aws/storage/tables/case-table';
import { CaseContendedError } from './errors';

/** Attempts at one write; enough, because cases are written a few times a day. */
const attempts = 10;

/** What the caller wants to do with a case. */
interface Turn {
  /** The record to write if nobody else wrote since. Absent: write nothing. */
  readonly after?: CaseRecord;
  /** The closed form of the generation before `after`, written first. Present when the write opens a generation. */
  readonly closes?: CaseRecord;
}

/**
 * Reads a case, lets `turn` decide, and writes the result if nobody else wrote in between. After a conflict it reads
 * and decides again, so the returned decision always belongs to the written record.
 * @throws CaseContendedError after ten conflicts in a row
 */
export async function changeCase<T extends Turn>(
  cases: CaseTable,
  subject: Pick<CaseRecord, 'account' | 'rule'>,
  turn: (record: CaseRecord | undefined) => T | Promise<T>,
): Promise<T> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const before = await cases.read(subject);
    const wanted = await turn(before);
    if (wanted.after === undefined) return wanted;
    const { applied } = await cases.apply({ before, closes: wanted.closes, after: wanted.after });
    if (applied) return wanted;
  }
  throw new CaseContendedError(
    `Case ${subject.account} ${subject.rule} changed under ${attempts} attempts at writing it. Try again.`,
  );
}
