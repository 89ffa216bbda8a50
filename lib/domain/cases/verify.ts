import type { Instant } from '../account';
import type { CaseRecord } from './case';
import type { Judgement } from '../finding';
import type { Policy } from '../policy/schema';
import { closeGeneration } from './close-generation';
import { reopen, type Shows } from './reopen';
import { isResolved, isUndecidable } from './resolved';
import { written } from './written';

/** The result of reading the account again. */
export type Verified =
  | { readonly kind: 'done' | 'failed'; readonly after: CaseRecord }
  /** The finding is still there: `closes` ends this generation, `after` is the next one, which waits at once. */
  | { readonly kind: 'reopened'; readonly closes: CaseRecord; readonly after: CaseRecord }
  /** The facts could not be read: try again. */
  | { readonly kind: 'unreadable' };

interface Attempt {
  readonly now: Instant;
  /** True for the last attempt: facts that still cannot be read close the case as `failed`, detail `unverified`. */
  readonly last: boolean;
  /** How to ask again. Absent: the deployed policy does not let Rootward ask about the account, so the case just ends. */
  readonly again?: { readonly policy: Policy; readonly shows?: Shows } | undefined;
}

/** Closes the case by the judgement of its rule, after Rootward or a person acted and the account was read again. */
export function verified(record: CaseRecord, judgement: Judgement, { now, last, again }: Attempt): Verified {
  const writer = `verify/${record.redeemedBy ?? 'nobody'}`;
  const close = (state: 'failed' | 'stale', detail: string): CaseRecord =>
    closeGeneration({ ...record, message: judgement.message }, { state, detail, now, writer });
  const fail = (state: 'failed' | 'stale', detail: string): Verified => ({
    kind: 'failed',
    after: close(state, detail),
  });
  if (isResolved(judgement)) return { kind: 'done', after: proven(record, judgement, { now, writer }) };
  // What the case showed is gone, and what the policy asks for cannot be proven: neither done nor not done.
  if (isUndecidable(judgement)) return fail('stale', judgement.reason);
  switch (judgement.verdict) {
    case 'violation': {
      const closes = close('failed', record.decision === 'done' ? 'not-done' : 'still-there');
      if (again === undefined) return { kind: 'failed', after: closes };
      return { kind: 'reopened', closes, after: reopen(closes, { judgement, now, ...again }) };
    }
    case 'unknown':
      return last ? fail('failed', 'unverified') : { kind: 'unreadable' };
    default:
      // The rule no longer applies, which proves nothing about the account.
      return fail('stale', judgement.reason);
  }
}

const proven = (
  record: CaseRecord,
  { message }: Judgement,
  { now, writer }: { readonly now: Instant; readonly writer: string },
): CaseRecord =>
  written(record, {
    set: { state: 'done', closedAt: now },
    events: [
      { at: now, event: 'verified', by: 'rootward', detail: message },
      { at: now, event: 'closed', by: 'rootward', detail: record.decision === 'done' ? 'done' : 'deleted' },
    ],
    writer,
  });
