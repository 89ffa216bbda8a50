import type { ReadPolicy } from './limits';
import type { SingleStatement } from './statements';

/** Why a policy denies, as far as it shows. */
export type Kind = 'control-tower' | 'deny-root' | 'region-deny' | 'allow-list' | 'other';

/** The policies that Control Tower makes, and the Sid of its control AWS-GR_RESTRICT_ROOT_USER. */
const guardrail = /^aws-guardrails-/i;
export const restrictRoot = 'GRRESTRICTROOTUSER';

/** The kind of a denying statement. */
export function kindOf(policy: ReadPolicy, statement: SingleStatement | undefined): Kind {
  if (guardrail.test(policy.name) || statement?.sid === restrictRoot) return 'control-tower';
  if (statement?.keys.includes('aws:requestedregion')) return 'region-deny';
  return statement && namesRoot(statement) ? 'deny-root' : 'other';
}

/** True when the statement is about root users: a condition names `…:root`. */
const namesRoot = ({ document }: SingleStatement): boolean =>
  document.statements.some(({ condition }) =>
    Object.entries(condition).some(
      ([operator, keys]) =>
        !operator.includes('Not') &&
        Object.entries(keys).some(
          ([key, values]) =>
            key.toLowerCase() === 'aws:principalarn' && values.some((value) => /:root$|:\*$|^\*$/.test(value)),
        ),
    ),
  );
