import type { CaseRecord } from './case';
import { maskId } from '../mask-id';
import type { AccessKey, SigningCertificate } from '../snapshot';
import { addMinutes, isAfter } from '../time';
import { shownCredentials } from './shown-credentials';

/** What the root session lists right before, and right after, the deletion. */
export interface FoundCredentials {
  /** Every root access key, with its last use; for the rule root-access-key. */
  readonly accessKeys?: readonly AccessKey[];
  /** Every signing certificate; for the rule root-signing-certificate. */
  readonly certificates?: readonly SigningCertificate[];
}

export type Checked =
  /** Exactly these, all of them approved. Empty: an earlier attempt of the same execution deleted them all. */
  | { readonly kind: 'delete'; readonly ids: readonly string[] }
  /** The account is not as it was shown: nothing may be deleted. */
  | { readonly kind: 'stale'; readonly detail: 'changed' | 'used' };

const listed = (
  { rule }: CaseRecord,
  found: FoundCredentials,
): readonly (AccessKey | SigningCertificate)[] | undefined =>
  rule === 'root-access-key' ? found.accessKeys : rule === 'root-signing-certificate' ? found.certificates : undefined;

/**
 * What to delete: the approved keys or certificates when the account has exactly those, each as it was shown, and no
 * key can have been used since the approval. Fewer are right only where an attempt of our own had begun to delete the missing ones.
 */
export function checkBeforeDelete(record: CaseRecord, found: FoundCredentials): Checked {
  const approved = shownCredentials(record);
  const there = listed(record, found);
  if (approved.length === 0 || there === undefined) return { kind: 'stale', detail: 'changed' };
  const asShown = there.every(({ id, status }) => approved.some((one) => one.id === id && one.status === status));
  const ids = new Set(there.map(({ id }) => id));
  const missing = approved.filter(({ id }) => !ids.has(id));
  if (!asShown || missing.some(({ id }) => !record.deleting?.includes(id))) return { kind: 'stale', detail: 'changed' };
  const used = record.rule === 'root-access-key' && (found.accessKeys ?? []).some((key) => mayBeUsed(key, record));
  return used ? { kind: 'stale', detail: 'used' } : { kind: 'delete', ids: [...ids] };
}

/**
 * Of several uses within 15 minutes only the first is recorded, so a use shortly before the approval may hide one after it.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html (last used dates)
 */
const recordedEveryMinutes = 15;

/** A last use that was not asked for counts as a use: only what is known to be unused is deleted. */
const mayBeUsed = ({ lastUsedAt }: AccessKey, { decidedAt }: CaseRecord): boolean =>
  lastUsedAt !== null &&
  (lastUsedAt === undefined ||
    decidedAt === undefined ||
    !isAfter(addMinutes(decidedAt, -recordedEveryMinutes), lastUsedAt));

/** Whether the deletion did what it should: `left` names what is still there, masked. */
export function afterDeleting(
  record: CaseRecord,
  found: FoundCredentials,
): { readonly kind: 'deleted' } | { readonly kind: 'left'; readonly ids: readonly string[] } {
  const approved = new Set(shownCredentials(record).map(({ id }) => id));
  const left = (listed(record, found) ?? [...approved].map((id) => ({ id }))).filter(({ id }) => approved.has(id));
  return left.length === 0 ? { kind: 'deleted' } : { kind: 'left', ids: left.map(({ id }) => maskId(id)) };
}
