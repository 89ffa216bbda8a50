import type { CaseRecord } from '../../domain/cases/case';
import { maskId } from '../../domain/mask-id';
import { mfaKind } from '../../domain/rules/mfa-kind';
import type { AccessKey } from '../../domain/snapshot';

/** A key or certificate with a masked id. */
export type ShownKey = Pick<AccessKey, 'id'> & Partial<Omit<AccessKey, 'id' | 'status'>> & { readonly status: string };

const items = (value: unknown): readonly Record<string, unknown>[] =>
  Array.isArray(value)
    ? value.filter((item): item is Record<string, unknown> => typeof item === 'object' && item !== null)
    : [];

const words = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The access keys in the evidence, with masked ids. */
export const shownKeys = ({ evidence }: Pick<CaseRecord, 'evidence'>): readonly ShownKey[] =>
  items(evidence.keys).map((key) => ({ ...key, id: maskId(words(key.id)), status: words(key.status) }));

/** The signing certificates in the evidence, with masked ids. */
export const shownCertificates = ({
  evidence,
}: Pick<CaseRecord, 'evidence'>): readonly Pick<ShownKey, 'id' | 'status'>[] =>
  items(evidence.certificates).map(({ id, status }) => ({ id: maskId(words(id)), status: words(status) }));

/** The kinds of the MFA devices in the evidence. Not the serial numbers, because they name the account. */
export const shownDevices = ({ evidence }: Pick<CaseRecord, 'evidence'>): readonly string[] =>
  Array.isArray(evidence.serials) ? evidence.serials.map((serial) => mfaKind(words(serial))) : [];

/** The masked ids that an approval deletes; empty when there is nothing to delete. */
export const deletable = (record: CaseRecord): readonly string[] =>
  [...shownKeys(record), ...shownCertificates(record)].map(({ id }) => id);
