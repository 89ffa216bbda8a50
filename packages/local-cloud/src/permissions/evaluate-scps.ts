import { evaluate } from './evaluate';
import type { PolicyDocument } from './policy-document';
import type { PermissionRequest } from './request-context';

/** A service control policy attached to the root, a unit or the account. */
export interface Scp {
  readonly id: string;
  readonly document: PolicyDocument;
}

/**
 * Evaluates a request against the service control policies above an account, from the root down to the account itself.
 * A level without Allow statements allows everything, because FullAWSAccess is attached there. With Allow statements,
 * one of them must allow the request. The management account is not limited, so do not call this for it.
 * Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
 *
 * @returns the policy that denies the request; empty when none does
 * @throws PermissionError naming a condition key or variable that it cannot evaluate
 */
export function evaluateScps(
  levels: readonly (readonly Scp[])[],
  request: PermissionRequest,
): { readonly denied?: { readonly policyId: string } } {
  for (const level of levels) {
    const { decision, statement } = evaluate(
      level.map((scp) => scp.document),
      request,
    );
    const denying = statement && decision === 'explicitly-denied' ? level[statement.policyIndex] : undefined;
    if (denying) return { denied: { policyId: denying.id } };
    const allowList = level.find((scp) => scp.document.statements.some((it) => it.effect === 'Allow'));
    if (allowList && decision === 'implicitly-denied') return { denied: { policyId: allowList.id } };
  }
  return {};
}
