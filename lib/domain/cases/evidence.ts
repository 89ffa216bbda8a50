import type { Known } from '../fact';
import type { RuleId } from '../finding';
import type { Snapshot } from '../snapshot';

/**
 * What a case keeps of the snapshot: full ids, which the deletion needs. Only the case table may hold them.
 * Undefined for a rule that never becomes a case, and when the facts could not be read.
 */
export function caseEvidence({ root }: Snapshot, rule: RuleId): Readonly<Record<string, unknown>> | undefined {
  switch (rule) {
    case 'root-access-key':
      return root.accessKeys.known ? { keys: root.accessKeys.value, ...reported(root.accessKeys) } : undefined;
    case 'root-signing-certificate':
      return root.signingCertificates.known
        ? { certificates: root.signingCertificates.value, ...reported(root.signingCertificates) }
        : undefined;
    case 'root-mfa':
      return root.mfa.known ? { password: true, serials: root.mfa.value.serials ?? [] } : undefined;
    case 'root-password':
      return root.passwordPresent.known ? { password: root.passwordPresent.value } : undefined;
    default:
      return undefined;
  }
}

/** When AWS put the fact together, where that is not when it was read. */
const reported = ({ asOf }: Known<unknown>): { readonly reportedAt?: string } =>
  asOf === undefined ? {} : { reportedAt: asOf };
