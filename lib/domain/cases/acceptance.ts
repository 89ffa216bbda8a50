import type { Instant } from '../account';
import { utcDay } from '../time';
import type { Approval, CaseRecord } from './case';

/** Detail of the event `accepted`: the last day that the person named, and the reason. */
export const acceptanceDetail = (until: string, reason: string): string => `until ${until}: ${reason}`;

/** The reason alone in the detail of an event `accepted`. */
export const acceptanceReason = (detail: string): string => detail.replace(/^until \d{4}-\d\d-\d\d: /, '');

/** True when the last day of an accepted risk is over. An acceptance without an end does not hold for ever. */
export const isAcceptanceOver = ({ acceptedUntil }: Pick<CaseRecord, 'acceptedUntil'>, now: Instant): boolean =>
  acceptedUntil === undefined || utcDay(now) > acceptedUntil;

/** False for one person's acceptance whose last day is over before enough others agreed: it accepts nothing any more. */
export const holdsStill = ({ until }: Approval, now: Instant): boolean => until === undefined || utcDay(now) <= until;
