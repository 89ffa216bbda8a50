import type { Instant } from '../account';
import type { CaseRecord } from './case';
import { isAfter } from '../time';
import { timeRuns } from './telling';

/** True when the time to decide is over. A case about which too few people were asked is never overdue. */
export const isOverdue = (record: CaseRecord, now: Instant): boolean =>
  timeRuns(record) && !isAfter(record.expiresAt, now);
