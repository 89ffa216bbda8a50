import type { Instant } from '../account';
import { isWithinDays, utcDay } from '../time';
import { asOf, compliant, defineRule, type Ruling, unreadable, violation } from './rule';

export const rootRecentUse = defineRule({
  id: 'root-recent-use',
  severity: 'medium',
  title: 'Nobody signs in as the root user',
  why: 'Daily work as root bypasses every limit; each use should be known and have a reason.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html',
  reasons: { recent: 'the root password was used within rootUser.recentUseDays' },
  action: 'Reported (`inform`).',
  decide: ({ root: { passwordLastUsedAt } }, { rootUser: { recentUseDays } }, now) => {
    if (!passwordLastUsedAt.known) return unreadable('When the root password was last used', passwordLastUsedAt);
    return asOf(passwordLastUsedAt, judge(passwordLastUsedAt.value, recentUseDays, now));
  },
});

function judge(lastUsedAt: Instant | null, recentUseDays: number, now: Instant): Ruling {
  if (lastUsedAt === null) return compliant('never', 'The root password was never used, or there is none.');
  return isWithinDays(lastUsedAt, recentUseDays, now)
    ? violation('recent', `Somebody signed in as the root user on ${utcDay(lastUsedAt)}.`, { lastUsedAt })
    : compliant('not-recent', `The root password was last used on ${utcDay(lastUsedAt)}.`, { lastUsedAt });
}
