import { ApprovalsSchema, type Person } from './approvals-schema';
import { expectation } from './expectation';
import { type Mistake, mistakesOf } from './mistake';

export type ParsedApprovers =
  | { readonly ok: true; readonly approvers: readonly Person[] }
  /** Places begin below the list: `[0].email`. */
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

/** Checks people as the policy checks its `approvals.approvers`. Never throws. */
export function parseApprovers(people: readonly Person[]): ParsedApprovers {
  const parsed = ApprovalsSchema.safeParse({ approvers: people }, { error: expectation, reportInput: true });
  if (parsed.success) return { ok: true, approvers: parsed.data.approvers };
  const mistakes = parsed.error.issues.flatMap((issue) => mistakesOf(issue));
  const below = ({ path, message }: Mistake): Mistake => ({ path: path.replace(/^approvers/, ''), message });
  return { ok: false, mistakes: mistakes.map(below) };
}
