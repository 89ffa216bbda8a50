import { evaluate } from './evaluate';
import type { PolicyDocument } from './policy-document';
import type { PermissionRequest } from './request-context';

/** A service control policy attached to the root, a unit or the account. */
export interface Scp {
  readonly id: string;
  readonly document: PolicyDocument;
}

/** Whether FullAWSAccess is attached beside these policies: it is wherever no other policy allows anything. */
export const hasFullAccess = (level: readonly Scp[]): boolean =>
  level.every((scp) => scp.document.statements.every(({ effect }) => effect === 'Deny'));

/**
 * Evaluates a request against the service control policies above an account, from the root down to the account itself.
 * A Deny at any level denies. Then every level has to allow; one without Allow statements allows everything, because
 * FullAWSAccess is attached there. The management account is not limited, so do not call this for it.
 * Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
 *
 * @returns the policy that denies the request, none when it is denied because no policy allows it; empty when nothing
 *   denies it
 * @throws PermissionError naming a condition key or variable that it cannot evaluate
 */
export function evaluateScps(
  levels: readonly (readonly Scp[])[],
  request: PermissionRequest,
): { readonly denied?: { readonly policyId?: string } } {
  const decisions = levels.map((level) => {
    const { decision, statement } = evaluate(
      level.map((scp) => scp.document),
      request,
    );
    return { level, decision, statement };
  });
  for (const { level, decision, statement } of decisions)
    if (statement && decision === 'explicitly-denied')
      return { denied: { policyId: level[statement.policyIndex]?.id } };
  const allowed = decisions.every(({ level, decision }) => decision === 'allowed' || hasFullAccess(level));
  return allowed ? {} : { denied: {} };
}
