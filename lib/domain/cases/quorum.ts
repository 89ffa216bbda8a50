import type { Approval, CaseRecord, Decision } from './case';
import type { Person } from '../policy/approvals-schema';
import type { Policy } from '../policy/schema';
import { approverOf } from './approvers';

/** A decision that too few people have agreed with so far. */
export interface Quorum {
  readonly decision: Decision;
  /** Who has agreed and is still an approver. */
  readonly given: readonly Approval[];
  /** How many have to agree. */
  readonly required: number;
  /** The approvers who have not agreed. Any of them may be the next. */
  readonly waitsFor: readonly Person[];
}

/** The agreements of people who are still approvers, with the policy's spelling of their addresses. */
export const standing = ({ approvals = [] }: CaseRecord, policy: Pick<Policy, 'approvals'>): readonly Approval[] =>
  approvals.flatMap((approval) => {
    const by = approverOf(approval.by, policy);
    return by === undefined ? [] : [{ ...approval, by }];
  });

/** How far a waiting case has come; undefined when nobody has agreed with anything yet. */
export function quorumOf(record: CaseRecord, policy: Pick<Policy, 'approvals'>): Quorum | undefined {
  const { state, decision } = record;
  const given = standing(record, policy);
  if (state !== 'pending' || decision === undefined || given.length === 0) return undefined;
  const { approvers, required } = policy.approvals;
  return {
    decision,
    given,
    required,
    waitsFor: approvers.filter(({ email }) => given.every(({ by }) => by !== email)),
  };
}

/**
 * The record without a decision with which nobody agrees who is still an approver: the others choose afresh. Who agreed
 * stays in its timeline.
 */
export function withoutLapsed(record: CaseRecord, policy: Pick<Policy, 'approvals'>): CaseRecord {
  if (record.state !== 'pending' || record.decision === undefined || standing(record, policy).length > 0) return record;
  const { decision: _, approvals: __, ...rest } = record;
  return rest;
}
