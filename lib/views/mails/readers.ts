import type { Person } from '../../domain/policy/approvals-schema';
import type { Policy } from '../../domain/policy/schema';
import { sameAddress } from '../../domain/cases/approvers';
import { anyOf, allOf } from '../standing';
import { oneLine } from './mail-content';

const names = (people: readonly Person[]): readonly string[] => people.map(({ name }) => oneLine(name));

/** Who decides, and how many of them it takes. */
export function decidersWords({ approvals: { approvers, required } }: Policy): string {
  if (approvers.length === 1) return 'You decide alone: the policy names no other approver.';
  return required === 1
    ? `Any one of you decides: ${anyOf(names(approvers))}.`
    : `A decision takes ${required} of you: ${allOf(names(approvers))}. Any one may reject.`;
}

/** Why an approver gets the mail, and who else does. */
export function approverFoot({ email }: Person, { approvals }: Policy): string {
  const others = names(approvals.approvers.filter((other) => !sameAddress(other.email, email)));
  const why = 'You get this mail because the policy names you as an approver.';
  return others.length === 0 ? why : `${why} Other approvers get mails of their own: ${allOf(others)}.`;
}
