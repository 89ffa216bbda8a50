import { parsePolicy } from './parse';
import type { Policy } from './schema';

/** The policy of a first look, as somebody would write it. */
const text = `contacts: { mode: require }
approvals: { approvers: [{ name: Nobody, email: nobody@example.com }] }
`;

/**
 * What is asked of accounts while nobody has said what is wanted: a contact of each type, whichever, and the defaults of
 * everything else. Nobody may decide anything under it.
 */
export function firstLook(): { readonly policy: Policy; readonly digest: string } {
  const parsed = parsePolicy(text);
  if (!parsed.ok) throw new Error(`The policy of a first look has mistakes: ${JSON.stringify(parsed.mistakes)}`);
  const { policy, digest } = parsed;
  return { policy: { ...policy, approvals: { ...policy.approvals, approvers: [] } }, digest };
}
