import type { CaseRecord } from './case';
import { addDays, isAfter } from '../time';
import { isAcceptanceOver } from './acceptance';
import { closeCase } from './close';
import { isOverdue } from './overdue';
import type { CaseRun, CaseSubject } from './subject';

/** What a run does with the case of a finding. */
export interface Turn {
  /**
   * `leave`: do nothing. `refresh`: update what it shows. `open`: open a new or queued generation when a place is free.
   * `nobody-decides`: time to ask again, but too many generations expired.
   */
  readonly kind: 'leave' | 'refresh' | 'open' | 'nobody-decides';
  /** The stored record, or its closed form if it was pending and is overdue or outdated. */
  readonly record: CaseRecord | undefined;
}

/** After this many expired generations in a row, the run asks again only about a changed finding. */
const expiriesAllowed = 2;

/** True for an expired case about whose finding, unless it changes, nobody is asked again. */
export const asksNoMore = ({ expiriesInARow }: CaseRecord): boolean => expiriesInARow + 1 >= expiriesAllowed;

/** Decides what the run does with the case of a finding. */
export function turnOf(stored: CaseRecord | undefined, subject: CaseSubject, caseRun: CaseRun): Turn {
  if (stored === undefined) return { kind: 'open', record: undefined };
  if (isAfter(settledAt(stored), subject.readAt)) return { kind: 'leave', record: stored };
  const record = stored.state === 'pending' ? closeIfDue(stored, subject, caseRun) : stored;
  return { kind: kindOf(record, subject, caseRun), record };
}

/**
 * When the case last opened or closed: a finding read before that may be outdated, so the next run decides. An expiry
 * changes nothing in the account, so only the opening counts then.
 */
const settledAt = ({ state, openedAt, closedAt = openedAt }: CaseRecord) => (state === 'expired' ? openedAt : closedAt);

function closeIfDue(pending: CaseRecord, { fingerprint }: CaseSubject, caseRun: CaseRun): CaseRecord {
  if (isOverdue(pending, caseRun.now))
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
      return changed || !asksNoMore(record) ? 'open' : 'nobody-decides';
    case 'accepted':
      return openIf(changed || isAcceptanceOver(record, now));
    case 'rejected':
      return openIf(changed || !isAfter(addDays(rejectedAt(record), policy.approvals.reaskRejectedAfterDays), now));
    case 'pending':
      return 'refresh';
    default:
      // Approved or acting: the Case workflow holds the case, reads the account again and closes it if it has changed.
      return 'leave';
  }
}

const rejectedAt = (record: CaseRecord) => record.decidedAt ?? record.closedAt ?? record.openedAt;
