import type { Instant } from '../account';
import type { CaseRecord } from './case';
import { maskId } from '../mask-id';
import { closeGeneration } from './close-generation';
import { isVoid } from './void';
import { written } from './written';

interface Actor {
  readonly generation: number;
  /** ARN of the acting execution. */
  readonly execution: string;
}

/** True while this execution holds the case: it redeemed this generation, which is still `acting`. */
export const holdsCase = (record: CaseRecord | undefined, { generation, execution }: Actor): record is CaseRecord =>
  record?.generation === generation && record.state === 'acting' && record.redeemedBy === execution;

/** What the execution may do with the record as it is now. */
export type MayAct =
  | { readonly kind: 'act'; readonly record: CaseRecord }
  /** The approval is too old to delete more, but a deletion began: verify the account to learn its result. */
  | { readonly kind: 'verify' }
  /** The execution must stop. When `after` is present, it writes `after` first. */
  | { readonly kind: 'stale'; readonly after?: CaseRecord };

/** Every attempt at acting checks this: the execution holds the case, and the approval still counts. */
export function mayAct(record: CaseRecord | undefined, { now, ...actor }: Actor & { readonly now: Instant }): MayAct {
  if (!holdsCase(record, actor) || record.decision !== 'approve') return { kind: 'stale' };
  if (!isVoid(record, now)) return { kind: 'act', record };
  return record.deleting === undefined ? { kind: 'stale', after: markStale(record, 'void', now) } : { kind: 'verify' };
}

const writerOf = (intention: string, { redeemedBy }: CaseRecord): string => `${intention}/${redeemedBy ?? 'nobody'}`;

/**
 * The record that lists `ids` as being deleted, written before the first deletion. Every attempt writes it again; the
 * write fails if the execution no longer holds the case.
 */
export const beginDeleting = (record: CaseRecord, ids: readonly string[], now: Instant): CaseRecord =>
  written(record, {
    set: { deleting: [...new Set([...(record.deleting ?? []), ...ids])] },
    events: [
      { at: now, event: 'acting', by: 'rootward', detail: `deleting ${ids.map(maskId).join(', ') || 'nothing more'}` },
    ],
    writer: writerOf('delete', record),
  });

/** Closes the generation because the account changed since the approval. @throws CaseClosedError when it is closed. */
export const markStale = (record: CaseRecord, detail: string, now: Instant): CaseRecord =>
  closeGeneration(record, { state: 'stale', detail, now, writer: writerOf('stale', record) });

/** Closes the generation because the approved deletion failed. @throws CaseClosedError when it is closed. */
export const markFailed = (record: CaseRecord, detail: string, now: Instant): CaseRecord =>
  closeGeneration(record, { state: 'failed', detail, now, writer: writerOf('failed', record) });
