import type { Instant } from '../../domain/account';
import type { CaseRecord, Decision } from '../../domain/cases/case';
import { mustCoverUse } from '../../domain/cases/covers-use';
import { isOverdue } from '../../domain/cases/overdue';
import { possibleDecisions } from '../../domain/cases/possible-decisions';

/** Who looks at a case, and when. */
export interface Looking {
  readonly email: string;
  readonly mayDecide: boolean;
  readonly now: Instant;
}

/** The most helpful decision comes first; deleting what something uses comes last. */
const orderOf = (record: CaseRecord): readonly Decision[] =>
  mustCoverUse(record) ? ['done', 'accept', 'reject', 'approve'] : ['approve', 'done', 'accept', 'reject'];

/** The decisions that the page offers, in the order of display. Whether one counts is checked when it is made. */
export function offeredDecisions(record: CaseRecord, { email, mayDecide, now }: Looking): readonly Decision[] {
  if (!mayDecide || (record.state === 'pending' && isOverdue(record, now))) return [];
  const possible = possibleDecisions(record);
  const agreed = (record.approvals ?? []).some(({ by }) => by.toLowerCase() === email.toLowerCase());
  return orderOf(record).filter((decision) => possible.includes(decision) && !(agreed && decision !== 'reject'));
}
