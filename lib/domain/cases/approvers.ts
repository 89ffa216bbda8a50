import type { CaseRecord } from './case';
import type { Policy } from '../policy/schema';

const normalised = (email: string): string => email.trim().toLowerCase();

/** The address as the policy writes it, when it is an approver's; undefined for everybody else. */
export const approverOf = (email: string, { approvals }: Pick<Policy, 'approvals'>): string | undefined =>
  approvals.approvers.find((approver) => normalised(approver.email) === normalised(email))?.email;

/** True while everybody who approved may still approve, and they are as many as the policy asks for. */
export const hasAuthority = ({ approvals = [] }: CaseRecord, policy: Policy): boolean => {
  const people = new Set(approvals.map(({ by }) => approverOf(by, policy)));
  return !people.has(undefined) && people.size >= policy.approvals.required;
};
