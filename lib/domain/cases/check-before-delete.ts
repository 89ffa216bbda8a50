import type { CaseRecord } from './case';
import { maskId } from '../mask-id';
import type { AccessKey, SigningCertificate } from '../snapshot';
import { addMinutes, isAfter } from '../time';
import { coversUse } from './covers-use';
import { shownCredentials } from './shown-credentials';

/** What the root session lists directly before, and directly after, the deletion. */
export interface FoundCredentials {
  /** Every root access key with its last use. Present for the rule root-access-key. */
  readonly accessKeys?: readonly AccessKey[];
  /** Every signing certificate. Present for the rule root-signing-certificate. */
  readonly certificates?: readonly SigningCertificate[];
}

export type Checked =
  /** Delete exactly these. Empty when an earlier attempt of this execution deleted them all. */
  | { readonly kind: 'delete'; readonly ids: readonly string[] }
  /** The account changed or a key was used since it was shown: delete nothing. */
  | { readonly kind: 'stale'; readonly detail: 'changed' | 'used' };

const listed = (
  { rule }: CaseRecord,
  found: FoundCredentials,
): readonly (AccessKey | SigningCertificate)[] | undefined =>
  rule === 'root-access-key' ? found.accessKeys : rule === 'root-signing-certificate' ? found.certificates : undefined;

/**
 * Decides what to delete. The account must have exactly the approved keys or certificates, with the same status, and no
 * key may have been used since the case showed it, unless the approval covers use. An approved one may be missing only
 * if this execution began to delete it.
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
 * AWS records only the first of several uses within 15 minutes, so a use before the approval may hide one after it.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html (last used dates)
 */
const recordedEveryMinutes = 15;

/** A last use that is not known counts as a use that no approval covers. */
function mayBeUsed({ id, lastUsedAt }: AccessKey, record: CaseRecord): boolean {
  if (lastUsedAt === null) return false;
  if (lastUsedAt === undefined) return true;
  if (coversUse(record)) return false;
  const { decidedAt } = record;
  const shown = shownCredentials(record).find((key) => key.id === id)?.lastUsedAt ?? undefined;
  return (
    shown === undefined ||
    isAfter(lastUsedAt, shown) ||
    decidedAt === undefined ||
    !isAfter(addMinutes(decidedAt, -recordedEveryMinutes), lastUsedAt)
  );
}

/** Whether the deletion succeeded. With `left`, the ids that still exist, masked. */
export function afterDeleting(
  record: CaseRecord,
  found: FoundCredentials,
): { readonly kind: 'deleted' } | { readonly kind: 'left'; readonly ids: readonly string[] } {
  const approved = new Set(shownCredentials(record).map(({ id }) => id));
  const left = (listed(record, found) ?? [...approved].map((id) => ({ id }))).filter(({ id }) => approved.has(id));
  return left.length === 0 ? { kind: 'deleted' } : { kind: 'left', ids: left.map(({ id }) => maskId(id)) };
}
