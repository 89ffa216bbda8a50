import type { Instant } from '../account';
import { dayMilliseconds, isWithinDays, utcDay } from '../time';
import { maskId } from '../mask-id';
import type { AccessKey } from '../snapshot';
import { compliant, defineRule, type Ruling, unreadable, violation } from './rule';

export const rootAccessKey = defineRule({
  id: 'root-access-key',
  severity: 'critical',
  title: 'The root user has no access key',
  why: 'A root access key can do everything in the account, cannot be limited, and works without MFA. An inactive key is still a key: it can be switched on again.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html',
  reasons: {
    'in-use': 'an active key was used within rootUser.accessKeys.unusedDays',
    new: 'else: an active key was created within unusedDays and never used',
    unused: 'else: there is an active key',
    inactive: 'there are keys, and none is active',
  },
  action: 'A case: people decide; an approved key of a member account is deleted.',
  decide: ({ root: { accessKeys } }, policy, now) =>
    accessKeys.known
      ? judgeKeys(accessKeys.value, policy.rootUser.accessKeys.unusedDays, now)
      : unreadable('The root access keys', accessKeys),
});

function judgeKeys(keys: readonly AccessKey[], unusedDays: number, now: Instant): Ruling {
  if (keys.length === 0) return compliant('none', 'The root user has no access key.');
  const evidence = { keys: keys.map((key) => evidenceOf(key, now)) };
  const active = keys.filter(({ status }) => status === 'Active');
  if (active.length === 0) return violation('inactive', `Not active, but still there: ${describe(keys)}.`, evidence);
  if (active.some(({ lastUsedAt }) => lastUsedAt && isWithinDays(lastUsedAt, unusedDays, now)))
    return violation('in-use', `Somebody uses the root user's access keys: ${describe(keys)}.`, evidence);
  // "Unused" invites people to delete, so it needs a known last use, or else a known age.
  const unclear = active.find(isUnclear);
  if (unclear !== undefined)
    return unreadable('The root access keys', {
      known: false,
      cause: 'error',
      detail: `AWS did not say when key ${maskId(unclear.id)} was created and last used.`,
    });
  return active.some(
    ({ lastUsedAt, createdAt }) =>
      lastUsedAt === null && createdAt !== undefined && isWithinDays(createdAt, unusedDays, now),
  )
    ? violation('new', `The root user has a new access key that was never used: ${describe(keys)}.`, evidence)
    : violation('unused', `The root user has an active access key without recent use: ${describe(keys)}.`, evidence);
}

const isUnclear = ({ lastUsedAt, createdAt }: AccessKey): boolean =>
  lastUsedAt === undefined || (lastUsedAt === null && createdAt === undefined);

// Dates, not ages, so that an unchanged finding has the same text every day.
const describe = (keys: readonly AccessKey[]): string => keys.map(describeKey).join('; ');

function describeKey({ id, status, createdAt, lastUsedAt, lastUsedService, lastUsedRegion }: AccessKey): string {
  const created = createdAt === undefined ? '' : `, created ${utcDay(createdAt)}`;
  const place = [lastUsedService, lastUsedRegion].filter((part) => part !== undefined).join(' in ');
  const where = place === '' ? '' : ` for ${place}`;
  const used =
    lastUsedAt === undefined ? '' : lastUsedAt === null ? ', never used' : `, last used ${utcDay(lastUsedAt)}${where}`;
  return `${status.toLowerCase()} key ${maskId(id)}${created}${used}`;
}

const evidenceOf = ({ createdAt, ...key }: AccessKey, now: Instant): Record<string, unknown> => ({
  ...key,
  id: maskId(key.id),
  ...(createdAt === undefined
    ? {}
    : { createdAt, ageDays: Math.floor((Date.parse(now) - Date.parse(createdAt)) / dayMilliseconds) }),
});
