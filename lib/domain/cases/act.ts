import type { Instant } from '../account';
import type { CaseRecord } from './case';
import { maskId } from '../mask-id';
import { closeGeneration } from './close-generation';
import { isVoid } from './void';
import { written } from './written';

interface Actor {
  readonly generation: number;
  /** ARN of the execution that acts. */
  readonly execution: string;
}

/** True while the execution holds the case: it redeemed the decision on this generation, and nothing ended it since. */
export const holdsCase = (record: CaseRecord | undefined, { generation, execution }: Actor): record is CaseRecord =>
  record?.generation === generation && record.state === 'acting' && record.redeemedBy === execution;

/** Whether an execution may act on the record as it stands. */
export type MayAct =
  | { readonly kind: 'act'; readonly record: CaseRecord }
  /** Too old to delete anything more, but a deletion had begun: verification says what it came to. */
  | { readonly kind: 'verify' }
  /** Nothing is to be done any more; `after` is to be written when present. */
  | { readonly kind: 'stale'; readonly after?: CaseRecord };

/** Checked by every attempt at acting: the execution holds the case, the decision is an approval and still counts. */
export function mayAct(record: CaseRecord | undefined, { now, ...actor }: Actor & { readonly now: Instant }): MayAct {
  if (!holdsCase(record, actor) || record.decision !== 'approve') return { kind: 'stale' };
  if (!isVoid(record, now)) return { kind: 'act', record };
  return record.deleting === undefined ? { kind: 'stale', after: markStale(record, 'void', now) } : { kind: 'verify' };
}

const writerOf = (intention: string, { redeemedBy }: CaseRecord): string => `${intention}/${redeemedBy ?? 'nobody'}`;

/**
 * The record once the deletion of `ids` begins: written before the first of them is deleted. Every attempt writes it
 * again, and so learns whether it still holds the case.
 */
export const beginDeleting = (record: CaseRecord, ids: readonly string[], now: Instant): CaseRecord =>
  written(record, {
    set: { deleting: [...new Set([...(record.deleting ?? []), ...ids])] },
    events: [
      { at: now, event: 'acting', by: 'rootward', detail: `deleting ${ids.map(maskId).join(', ') || 'nothing more'}` },
    ],
    writer: writerOf('delete', record),
  });

/** The generation as ended because the account is not what was approved. @throws CaseClosedError when it has ended. */
export const markStale = (record: CaseRecord, detail: string, now: Instant): CaseRecord =>
  closeGeneration(record, { state: 'stale', detail, now, writer: writerOf('stale', record) });

/** The generation as ended because what was approved could not be done. @throws CaseClosedError when it has ended. */
export const markFailed = (record: CaseRecord, detail: string, now: Instant): CaseRecord =>
  closeGeneration(record, { state: 'failed', detail, now, writer: writerOf('failed', record) });
