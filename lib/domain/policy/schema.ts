import * as z from 'zod';
import { ApprovalsSchema } from './approvals-schema';
import { ContactsSchema } from './contacts-schema';
import { days } from './days-schema';
import { ExclusionSchema } from './exclusion-schema';
import { MatchesSchema } from './match-schema';
import { ScheduleSchema } from './schedule-schema';

export type { Match } from './match-schema';

const RunSchema = z.strictObject({
  mode: z.enum(['plan', 'apply']).default('plan').describe('plan writes nothing anywhere in the organization.'),
  schedule: ScheduleSchema.default('rate(1 day)').describe(
    'rate(n minutes|hours|days), or cron(...) with the six fields of AWS, UTC.',
  ),
  applyTo: MatchesSchema.optional().describe('Limits what is written and asked about to what it matches.'),
});

const RootUserSchema = z.strictObject({
  accessKeys: z.strictObject({ unusedDays: days.default(90) }).prefault({}),
  mfa: z.enum(['any', 'hardware']).default('any'),
  members: z
    .enum(['keep', 'no-credentials'])
    .default('keep')
    .describe('no-credentials: member accounts shall have no root password at all.'),
  recentUseDays: days.default(30),
});

const OnboardingSchema = z.strictObject({
  settleMinutes: z
    .int()
    .min(0)
    .max(1440)
    .default(15)
    .describe('Minutes a new account stays in one unit before its contacts are written.'),
});

/**
 * The schema of `rootward.yaml`. It applies all defaults and refuses unknown keys.
 * Its messages say what was expected; `parsePolicy` adds what was found.
 */
export const PolicySchema = z.strictObject({
  run: RunSchema.prefault({}),
  contacts: ContactsSchema,
  rootUser: RootUserSchema.prefault({}),
  exclusions: z.array(ExclusionSchema).default([]),
  approvals: ApprovalsSchema,
  onboarding: OnboardingSchema.prefault({}),
});
export type Policy = z.infer<typeof PolicySchema>;
