import type { CaseRecord } from '../../domain/cases/case';
import { isAfter } from '../../domain/time';
import { shownKeys, type ShownKey } from './case-facts';

/**
 * How the keys of a case are used: `never` and `new` have no use on record, `before` some use, though not lately.
 * Undefined for other rules.
 */
export type KeyUse = 'in-use' | 'unknown' | 'new' | 'never' | 'before';

/**
 * Since when IAM remembers the last use of keys.
 * Source: IAM user guide, "Getting credential reports for your AWS account".
 */
const rememberedSince = '2015-04-22T00:00:00.000Z';

/** How the keys of the case are used. A key from before IAM's memory may have been used, so it is never `never`. */
export function keyUse(record: CaseRecord): KeyUse | undefined {
  if (record.rule !== 'root-access-key') return undefined;
  switch (record.reason) {
    case 'in-use':
      return 'in-use';
    case 'use-unknown':
      return 'unknown';
    case 'new':
      return 'new';
    default: {
      const keys = shownKeys(record);
      return keys.length > 0 && keys.every(isNeverUsed) ? 'never' : 'before';
    }
  }
}

const isNeverUsed = ({ lastUsedAt, createdAt }: ShownKey): boolean =>
  lastUsedAt === null && createdAt !== undefined && isAfter(createdAt, rememberedSince);

/** A key with its last use. */
export type UsedKey = ShownKey & { readonly lastUsedAt: string };

/** The key of the case that was used last; undefined when no use is on record. */
export const lastUsedKey = (record: CaseRecord): UsedKey | undefined =>
  shownKeys(record)
    .filter((key): key is UsedKey => typeof key.lastUsedAt === 'string')
    .toSorted((a, b) => Date.parse(b.lastUsedAt) - Date.parse(a.lastUsedAt))[0];

/** ` for s3 in eu-west-1`, as far as AWS tells it. */
export function useWords({ lastUsedService: service, lastUsedRegion: region }: ShownKey): string {
  return `${isTold(service) ? ` for ${service}` : ''}${isTold(region) ? ` in ${region}` : ''}`;
}

const isTold = (value: unknown): value is string => typeof value === 'string' && value !== '' && value !== 'N/A';
