import type { CaseRecord } from './case';
import { addDays, isAfter, utcDay } from '../time';
import { closeCase } from './close';
import type { CaseRun, CaseSubject } from './subject';

/** What a run does with the case of a finding. */
export interface Turn {
  /**
   * `leave` it; `refresh` what it shows; `open` a new generation, or a queued one, as soon as there is a place;
   * `nobody-decides`: it would be time to ask again, but in vain.
   */
  readonly kind: 'leave' | 'refresh' | 'open' | 'nobody-decides';
  /** The record after what the run has to close first: a pending generation that is overdue, or shows what is no more. */
  readonly record: CaseRecord | undefined;
}

/** How many generations in a row may expire before nobody is asked again by the mere passing of time. */
const expiriesAllowed = 2;

/** What the run does with the case of a finding that it found. */
export function turnOf(stored: CaseRecord | undefined, subject: CaseSubject, caseRun: CaseRun): Turn {
  if (stored === undefined) return { kind: 'open', record: undefined };
  if (isAfter(settledAt(stored), subject.readAt)) return { kind: 'leave', record: stored };
  const record = stored.state === 'pending' ? closeIfDue(stored, subject, caseRun) : stored;
  return { kind: kindOf(record, subject, caseRun), record };
}

/**
 * A finding that was read before may be of a world that is gone; the next run knows better. An expiry changes nothing in the account: a
 * reading from before it is as good as one from after.
 */
const settledAt = ({ state, openedAt, closedAt = openedAt }: CaseRecord) => (state === 'expired' ? openedAt : closedAt);

function closeIfDue(pending: CaseRecord, { fingerprint }: CaseSubject, caseRun: CaseRun): CaseRecord {
  if (!isAfter(pending.expiresAt, caseRun.now))
    return closeCase(pending, { state: 'expired', event: 'expired', detail: '' }, caseRun);
  return pending.fingerprint === fingerprint
    ? pending
    : closeCase(pending, { state: 'stale', event: 'superseded', detail: 'changed' }, caseRun);
}

function kindOf(record: CaseRecord, { fingerprint }: CaseSubject, { policy, now }: CaseRun): Turn['kind'] {
  const openIf = (ask: boolean): Turn['kind'] => (ask ? 'open' : 'leave');
  const changed = record.fingerprint !== fingerprint;
  switch (record.state) {
    case 'queued':
    case 'stale':
    case 'failed':
      return 'open';
    case 'done':
      return openIf(record.closedAt !== undefined);
    case 'expired':
      return changed || record.expiriesInARow + 1 < expiriesAllowed ? 'open' : 'nobody-decides';
    case 'accepted':
      // An acceptance without an end was never given one; it does not hold for ever.
      return openIf(changed || record.acceptedUntil === undefined || utcDay(now) > record.acceptedUntil);
    case 'rejected':
      return openIf(changed || !isAfter(addDays(rejectedAt(record), policy.approvals.reaskRejectedAfterDays), now));
    case 'pending':
      return 'refresh';
    default:
      // Approved, acting: the Case workflow holds these. It reads the account again before it acts, and ends a changed one itself.
      return 'leave';
  }
}

const rejectedAt = (record: CaseRecord) => record.decidedAt ?? record.closedAt ?? record.openedAt;
