import { createHash } from 'node:crypto';
import { UnknownFactError } from '../errors';
import type { Fact } from '../fact';
import type { RuleId } from '../finding';
import type { Snapshot } from '../snapshot';

/**
 * SHA-256 (hex) of what a case shows: account, rule, reason and the state of the credentials.
 * Last-used dates are left out: using a key does not make it another key.
 * @throws UnknownFactError when one of these facts could not be read.
 */
export function fingerprint(snapshot: Snapshot, rule: RuleId, reason: string): string {
  const shown = [snapshot.account.id, rule, reason, ...credentials(snapshot, rule)];
  return createHash('sha256').update(JSON.stringify(shown), 'utf8').digest('hex');
}

function credentials({ account, root }: Snapshot, rule: RuleId): unknown[] {
  const read = <T>(fact: Fact<T>): T => {
    if (fact.known) return fact.value;
    throw new UnknownFactError(`Account ${account.id}, rule ${rule}: a fact that a case would show could not be read.`);
  };
  switch (rule) {
    case 'root-access-key':
      return [
        read(root.accessKeys)
          .map(({ id, status }) => `${id}:${status}`)
          .toSorted(),
      ];
    case 'root-signing-certificate':
      return [
        read(root.signingCertificates)
          .map(({ id, status }) => `${id}:${status}`)
          .toSorted(),
      ];
    case 'root-mfa':
      return [(read(root.mfa).serials ?? []).toSorted(), read(root.passwordPresent)];
    case 'root-password':
      return [read(root.passwordPresent)];
    default:
      return [];
  }
}
