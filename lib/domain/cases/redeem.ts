import type { Instant } from '../account';
import type { CaseRecord } from './case';
import type { Policy } from '../policy/schema';
import { addDays } from '../time';
import { hasAuthority } from './approvers';
import { closeGeneration } from './close-generation';
import { isAwaited } from './due-mails';
import { isOverdue } from './overdue';
import { timeRuns } from './telling';
import { isVoid } from './void';
import { written } from './written';

export interface Redemption {
  /** The generation that the execution handles. */
  readonly generation: number;
  /** ARN of the execution that redeems. */
  readonly execution: string;
  /** The deployed policy. */
  readonly policy: Policy;
  readonly now: Instant;
  /** Whether the other execution in `redeemedBy` still runs. Undefined counts as running: it then keeps the case. */
  readonly ownerRuns?: boolean;
}

/** What the execution does next. When `after` is present it is written first, conditional on the revision. */
export type Redeemed =
  | { readonly kind: 'act' | 'verify'; readonly after?: CaseRecord }
  /** Not decided yet: look again at `until` at the latest. `tell`: first tell those whose agreement is missing. */
  | { readonly kind: 'wait' | 'tell'; readonly until: Instant; readonly after?: undefined }
  | { readonly kind: 'closed'; readonly after?: CaseRecord };

/**
 * What the stored decision lets the execution do. Only the record counts, not how the execution was woken. Only one
 * execution redeems an approval.
 */
export function redeem(record: CaseRecord | undefined, redemption: Redemption): Redeemed {
  if (record === undefined || record.generation !== redemption.generation) return { kind: 'closed' };
  switch (record.state) {
    case 'pending':
      return isOverdue(record, redemption.now)
        ? close(record, { state: 'expired', detail: '' }, redemption)
        : goOnWaiting(record, redemption);
    case 'approved':
      return redeemApproval(record, redemption);
    case 'acting':
      return continueActing(record, redemption);
    default:
      return { kind: 'closed' };
  }
}

/** While nobody was asked, the time to decide does not run, and the execution only looks again later. */
function goOnWaiting(record: CaseRecord, { policy, now }: Redemption): Redeemed {
  const { approvers, expiresAfterDays } = policy.approvals;
  const until = timeRuns(record) ? record.expiresAt : addDays(now, expiresAfterDays);
  return { kind: approvers.some(({ email }) => isAwaited(record, email, policy)) ? 'tell' : 'wait', until };
}

const close = (
  record: CaseRecord,
  { state, detail }: { readonly state: 'expired' | 'stale' | 'failed'; readonly detail: string },
  { execution, now }: Redemption,
): Redeemed => ({
  kind: 'closed',
  after: closeGeneration(record, { state, detail, now, writer: `redeem/${execution}` }),
});

/** Redeems `approve` or `done`. Any other decision in an approved record gives no authority and closes the case. */
function redeemApproval(record: CaseRecord, redemption: Redemption): Redeemed {
  const { decision } = record;
  if (decision !== 'approve' && decision !== 'done')
    return close(record, { state: 'stale', detail: 'void' }, redemption);
  if (!hasAuthority(record, redemption.policy))
    return close(record, { state: 'stale', detail: 'approvers-changed' }, redemption);
  if (isVoid(record, redemption.now)) return close(record, { state: 'stale', detail: 'void' }, redemption);
  return take(record, { kind: decision === 'done' ? 'verify' : 'act', detail: decision }, redemption);
}

const take = (
  record: CaseRecord,
  { kind, detail }: { readonly kind: 'act' | 'verify'; readonly detail: string },
  { execution, now }: Redemption,
): Redeemed => ({
  kind,
  after: written(record, {
    set: { state: 'acting', redeemedBy: execution },
    events: [{ at: now, event: 'acting', by: 'rootward', detail }],
    writer: `redeem/${execution}`,
  }),
});

/** At most this many executions take over from one that died. After that the case fails, so that people learn of it. */
const takeOversAtMost = 10;
const takenOver = 'taken over';

function continueActing(record: CaseRecord, redemption: Redemption): Redeemed {
  const kind = record.decision === 'done' ? 'verify' : 'act';
  if (record.redeemedBy === redemption.execution) return { kind };
  if (redemption.ownerRuns !== false) return { kind: 'closed' };
  const takeOvers = record.timeline.filter(({ event, detail }) => event === 'acting' && detail === takenOver).length;
  if (takeOvers >= takeOversAtMost) return close(record, { state: 'failed', detail: 'unverified' }, redemption);
  // A decision of any age allows reading, the only way to learn how a deletion ended.
  const begun = record.deleting !== undefined;
  if (kind === 'verify' || (begun && isVoid(record, redemption.now)))
    return take(record, { kind: 'verify', detail: takenOver }, redemption);
  return begun ? take(record, { kind: 'act', detail: takenOver }, redemption) : redeemApproval(record, redemption);
}
