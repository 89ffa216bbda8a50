import type { CaseRecord } from './case';
import type { Policy } from '../policy/schema';

const normalised = (email: string): string => email.trim().toLowerCase();

/** True when both are one e-mail address, however it is spelled. */
export const sameAddress = (left: string, right: string): boolean => normalised(left) === normalised(right);

/** The approver's address as the policy spells it; undefined for any other address. */
export const approverOf = (email: string, { approvals }: Pick<Policy, 'approvals'>): string | undefined =>
  approvals.approvers.find((approver) => sameAddress(approver.email, email))?.email;

/** True while everybody who approved is still an approver, and they are at least `approvals.required`. */
export const hasAuthority = ({ approvals = [] }: CaseRecord, policy: Policy): boolean => {
  const people = new Set(approvals.map(({ by }) => approverOf(by, policy)));
  return !people.has(undefined) && people.size >= policy.approvals.required;
};
