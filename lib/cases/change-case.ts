import type { CaseRecord } from '../domain/cases/case';
import type { CaseTable } from '../aws/storage/tables/case-table';
import { CaseContendedError } from './errors';

/** Attempts at one write. People and runs write a case a few times a day. */
const attempts = 10;

/** What somebody wants of a case as it is. */
interface Turn {
  /** To be written on the revision that was seen. Absent: nothing is to be written. */
  readonly after?: CaseRecord;
}

/**
 * Reads a case, lets `turn` say what shall become of it, and writes that on the condition that nobody wrote in between. After a
 * conflict everything is done again with the record as it is then, so that only what holds for the written record is done.
 * @throws CaseContendedError when that happens ten times in a row
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
    const { applied } = await cases.apply({ before, after: wanted.after });
    if (applied) return wanted;
  }
  throw new CaseContendedError(
    `Case ${subject.account} ${subject.rule} changed under ${attempts} attempts at writing it. Try again.`,
  );
}
