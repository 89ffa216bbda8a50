import type { Instant } from '../account';
import { dayMilliseconds, isWithinDays, utcDay } from '../time';
import { maskId } from '../mask-id';
import type { AccessKey } from '../snapshot';
import { asOf, compliant, defineRule, type Ruling, unreadable, violation } from './rule';

export const rootAccessKey = defineRule({
  id: 'root-access-key',
  severity: 'critical',
  title: 'The root user has no access key',
  why: 'A root access key can do everything in the account, cannot be limited, and works without MFA. An inactive key is still a key: it can be switched on again.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html',
  reasons: {
    'in-use': 'an active key was used within rootUser.accessKeys.unusedDays',
    'use-unknown':
      'else: the last use of an active key could not be read, so somebody may use it; its deletion cannot be approved',
    new: 'else: an active key was created within unusedDays and never used',
    unused: 'else: there is an active key',
    inactive: 'there are keys, and none is active',
  },
  action: 'A case: people decide; an approved key of a member account is deleted.',
  decide: ({ root: { accessKeys } }, policy, now) =>
    accessKeys.known
      ? asOf(accessKeys, judgeKeys(accessKeys.value, policy.rootUser.accessKeys.unusedDays, now))
      : unreadable('The root access keys', accessKeys),
});

function judgeKeys(keys: readonly AccessKey[], unusedDays: number, now: Instant): Ruling {
  if (keys.length === 0) return compliant('none', 'The root user has no access key.');
  const evidence = { keys: keys.map((key) => evidenceOf(key, now)) };
  const active = keys.filter(({ status }) => status === 'Active');
  if (active.length === 0) return violation('inactive', `Not active, but still there: ${describe(keys)}.`, evidence);
  if (active.some(({ lastUsedAt }) => lastUsedAt && isWithinDays(lastUsedAt, unusedDays, now)))
    return violation('in-use', `Somebody uses the root user's access keys: ${describe(keys)}.`, evidence);
  // "Unused" invites people to delete, so it needs a known last use; "never used" also needs a known age.
  const unread = active.find(({ lastUsedAt }) => lastUsedAt === undefined);
  if (unread !== undefined)
    return violation('use-unknown', `Somebody may use the root user's access keys: ${describe(keys)}.`, {
      ...evidence,
      ...causeOf(unread),
    });
  const ageless = active.find(({ lastUsedAt, createdAt }) => lastUsedAt === null && createdAt === undefined);
  if (ageless !== undefined)
    return unreadable('The root access keys', {
      known: false,
      cause: 'error',
      detail: `AWS did not say when key ${maskId(ageless.id)} was created.`,
    });
  return active.some(
    ({ lastUsedAt, createdAt }) =>
      lastUsedAt === null && createdAt !== undefined && isWithinDays(createdAt, unusedDays, now),
  )
    ? violation('new', `The root user has a new access key that was never used: ${describe(keys)}.`, evidence)
    : violation('unused', `The root user has an active access key without recent use: ${describe(keys)}.`, evidence);
}

/** Why the last use is unknown, in the places where the evidence of an unreadable fact has it. */
const causeOf = ({ lastUseUnknown }: AccessKey): Readonly<Record<string, unknown>> => {
  const { cause = 'error', policy } = lastUseUnknown ?? {};
  return policy === undefined ? { cause } : { cause, policy };
};

// Dates, not ages, so that an unchanged finding has the same text every day.
const describe = (keys: readonly AccessKey[]): string => keys.map(describeKey).join('; ');

function describeKey(key: AccessKey): string {
  const { id, status, createdAt, lastUsedService, lastUsedRegion } = key;
  const created = createdAt === undefined ? '' : `, created ${utcDay(createdAt)}`;
  const place = [lastUsedService, lastUsedRegion].filter((part) => part !== undefined).join(' in ');
  const where = place === '' ? '' : ` for ${place}`;
  return `${status.toLowerCase()} key ${maskId(id)}${created}${describeUse(key)}${where}`;
}

function describeUse({ status, lastUsedAt, lastUseUnknown }: AccessKey): string {
  if (lastUsedAt === null) return ', never used';
  if (lastUsedAt !== undefined) return `, last used ${utcDay(lastUsedAt)}`;
  if (lastUseUnknown !== undefined) return `, last use unknown (${lastUseUnknown.detail.replace(/\.$/, '')})`;
  return status === 'Active' ? ', last use unknown' : '';
}

const evidenceOf = ({ createdAt, lastUseUnknown: _why, ...key }: AccessKey, now: Instant): Record<string, unknown> => ({
  ...key,
  id: maskId(key.id),
  ...(createdAt === undefined
    ? {}
    : { createdAt, ageDays: Math.floor((Date.parse(now) - Date.parse(createdAt)) / dayMilliseconds) }),
});
