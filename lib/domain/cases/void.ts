import type { Instant } from '../account';
import type { CaseRecord } from './case';
import { addDays, isAfter } from '../time';

/** How long a decision counts: what is not acted on within 48 hours has to be asked again. */
const decisionHoldsDays = 2;

/** True once the decision is too old to be acted on; a record that does not say when it was decided is. */
export const isVoid = ({ decidedAt }: CaseRecord, now: Instant): boolean =>
  decidedAt === undefined || !isAfter(addDays(decidedAt, decisionHoldsDays), now);
