import type { CaseRecord } from './case';
import type { Policy } from '../policy/schema';

const normalised = (email: string): string => email.trim().toLowerCase();

/** The address as the policy spells it; undefined when `email` is no approver's. */
export const approverOf = (email: string, { approvals }: Pick<Policy, 'approvals'>): string | undefined =>
  approvals.approvers.find((approver) => normalised(approver.email) === normalised(email))?.email;

/** True while all who approved are still approvers and enough for `approvals.required`. */
export const hasAuthority = ({ approvals = [] }: CaseRecord, policy: Policy): boolean => {
  const people = new Set(approvals.map(({ by }) => approverOf(by, policy)));
  return !people.has(undefined) && people.size >= policy.approvals.required;
};
