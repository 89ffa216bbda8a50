import type { RuleId } from '../finding';
import type { Snapshot } from '../snapshot';

/**
 * What a case of the rule keeps of the snapshot: full ids, which the later deletion needs.
 * For the case table only; undefined for a rule that never becomes a case, or when the facts could not be read.
 */
export function caseEvidence({ root }: Snapshot, rule: RuleId): Readonly<Record<string, unknown>> | undefined {
  switch (rule) {
    case 'root-access-key':
      return root.accessKeys.known ? { keys: root.accessKeys.value } : undefined;
    case 'root-signing-certificate':
      return root.signingCertificates.known ? { certificates: root.signingCertificates.value } : undefined;
    case 'root-mfa':
      return root.mfa.known ? { password: true, serials: root.mfa.value.serials ?? [] } : undefined;
    case 'root-password':
      return root.passwordPresent.known ? { password: root.passwordPresent.value } : undefined;
    default:
      return undefined;
  }
}
