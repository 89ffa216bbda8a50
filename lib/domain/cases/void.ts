import type { Instant } from '../account';
import type { CaseRecord } from './case';
import { addDays, isAfter } from '../time';

/** A decision counts for 48 hours. After that, people have to decide again. */
const decisionHoldsDays = 2;

/** True when the decision is too old to act on, or the record has no time of decision. */
export const isVoid = ({ decidedAt }: CaseRecord, now: Instant): boolean =>
  decidedAt === undefined || !isAfter(addDays(decidedAt, decisionHoldsDays), now);
