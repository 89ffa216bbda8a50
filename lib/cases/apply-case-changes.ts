import type { CaseChange, CaseRecord } from '../domain/cases/case';
import type { CaseTable } from '../aws/storage/tables/case-table';
import { concurrently } from '../aws/sdk/concurrently';

export interface AppliedCases {
  /** The changed cases, as they are now. */
  readonly current: readonly CaseRecord[];
  /** Cases that another writer changed first, as they are now; the next run decides again. */
  readonly conflicted: readonly CaseRecord[];
}

/** Makes every change, in no order; a conflict does not stop the others. A second call has no further effect. */
export async function applyCaseChanges(table: CaseTable, changes: readonly CaseChange[]): Promise<AppliedCases> {
  const applied = await concurrently(changes, 10, (change) => table.apply(change));
  return {
    current: applied.flatMap((one) => (one.applied ? [one.current] : [])),
    conflicted: applied.flatMap((one) => (!one.applied && one.current ? [one.current] : [])),
  };
}
