import * as z from 'zod';
import { ApprovalsSchema } from './approvals-schema';
import { ContactsSchema } from './contacts-schema';
import { days } from './days-schema';
import { ExclusionSchema } from './exclusion-schema';
import { MatchesSchema } from './match-schema';
import { ScheduleSchema, TimeZoneSchema } from './schedule-schema';

export type { Match } from './match-schema';

const RunSchema = z.strictObject({
  mode: z.enum(['plan', 'apply']).default('plan').describe('plan writes nothing anywhere in the organization.'),
  schedule: ScheduleSchema.default('rate(1 day)').describe(
    'When full runs start: rate(n minutes|hours|days), or cron(...) with the six fields of AWS, in run.timezone.',
  ),
  timezone: TimeZoneSchema.default('UTC').describe(
    'Time zone of a cron(...): a name of the IANA database, like Europe/Berlin. Times that clocks leave out are ' +
      'skipped; times that come twice count once.',
  ),
  applyTo: MatchesSchema.optional().describe('Limits what is written and asked about to what it matches.'),
});

const RootUserSchema = z.strictObject({
  accessKeys: z
    .strictObject({
      unusedDays: days
        .default(90)
        .describe('An active key used within so many days is in use; one created within them and never used is new.'),
    })
    .prefault({})
    .describe('Access keys of root users. Every one is a violation; this says what the case calls it.'),
  mfa: z
    .enum(['any', 'hardware'])
    .default('any')
    .describe('hardware: a root password needs a hardware device, and virtual ones alone are a violation.'),
  members: z
    .enum(['keep', 'no-credentials'])
    .default('keep')
    .describe('no-credentials: member accounts shall have no root password at all.'),
  recentUseDays: days.default(30).describe('A root password used within so many days is reported.'),
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
  run: RunSchema.prefault({}).describe('When runs start, and whether and where they write.'),
  contacts: ContactsSchema.describe('Which alternate contacts accounts shall have.'),
  rootUser: RootUserSchema.prefault({}).describe('What is asked of root users.'),
  exclusions: z
    .array(ExclusionSchema)
    .default([])
    .describe('Accounts or rules that are read and reported, and never written to or asked about.'),
  approvals: ApprovalsSchema.describe('Who decides about root users, and within how many days.'),
  onboarding: OnboardingSchema.prefault({}).describe('How new accounts are taken up.'),
});
export type Policy = z.infer<typeof PolicySchema>;
