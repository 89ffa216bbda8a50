import { evaluate } from './evaluate';
import type { PolicyDocument } from './policy-document';
import type { PermissionRequest } from './request-context';

/** A service control policy attached to the root, a unit or the account. */
export interface Scp {
  readonly id: string;
  readonly document: PolicyDocument;
}

/**
 * Judges a request by the service control policies above an account, from the root down to the account itself.
 * FullAWSAccess stands at every level where no attached policy allows anything; a policy that allows something is an
 * allow-list, and where there are any, one of them has to allow the request.
 * The caller knows whom they bind: every principal of a member account, never the management account's.
 * Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
 *
 * @returns the policy that denies; nothing when none does
 * @throws PermissionError naming a condition key or variable that it cannot judge
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
