import type { CaseRecord } from '../../../lib/domain/cases/case';
import { decide } from '../../../lib/domain/cases/decide';
import type { DecisionRequest } from '../../../lib/domain/cases/decision-request';
import { member, now } from './build';
import { approversPolicy, requestOf } from './cases';

const policy = approversPolicy();

/** The id of a write about the case of `pendingRecord()`. */
export const writeId = (writer: string, revision = 2) => `${writer}/${now}/${member}/root-access-key/1/${revision}`;

/** What comes of an answer to a case; of the first approver's approval, if nothing else is said. */
export const answer = (record: CaseRecord, request: Partial<DecisionRequest> = {}, given = policy) =>
  decide(record, requestOf(request), { policy: given, now });
