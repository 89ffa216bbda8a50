import { nextCronTime, parseSchedule, timeZone } from '@rootward/local-cloud/schedule';
import type { Instant } from '../../account';
import { contactTypes } from '../../contact';
import { contactTypeOf } from '../../contact-rules';
import { ruleIds, type RuleId } from '../../finding';
import type { Policy } from '../schema';
import { contactMode } from '../wanted-contact';
import { contactRemarks } from './contact-remarks';
import type { EntryRemark } from './entry';

/**
 * What is to be said about a policy without looking at an organization: entries that can never come to bear, and people
 * who cannot be reached. None of it is a mistake: AWS takes it, and somebody may mean it.
 */
export const policyRemarks = (policy: Policy, now: Instant): readonly EntryRemark[] => [
  ...withoutEffect(policy, now),
  ...contactRemarks(policy),
];

/** The entries that can never come to bear, in whatever organization. */
export const withoutEffect = (policy: Policy, now: Instant): readonly EntryRemark[] => [
  ...excludedInVain(policy),
  ...modesInVain(policy),
  ...contactsInVain(policy),
  ...approvalsInVain(policy),
  ...scheduleInVain(policy, now),
];

/** Why the policy itself makes the rule not applicable everywhere; undefined when it does not. */
function neverApplies(rule: RuleId, policy: Policy): string | undefined {
  const { contacts } = policy;
  const type = contactTypeOf(rule);
  if (rule === 'root-email-domain' && contacts.emailDomains === undefined) return 'there are no contacts.emailDomains';
  if (type === undefined) return undefined;
  const mode = contactMode(policy, type);
  if (mode === 'ignore') return `contacts.mode is ignore for ${type}`;
  return mode === 'require' || isWanted(type, policy) ? undefined : `the policy wants no ${type} contact`;
}

const isWanted = (type: (typeof contactTypes)[number], { contacts }: Policy): boolean =>
  [contacts.default, ...contacts.overrides].some((byType) => byType[type] !== undefined);

function excludedInVain(policy: Policy): readonly EntryRemark[] {
  return policy.exclusions.flatMap(({ rules }, index) => {
    if (rules.length === ruleIds.length) return [];
    return rules.flatMap((rule, place) => {
      const why = neverApplies(rule, policy);
      return why === undefined
        ? []
        : [{ path: `exclusions[${index}].rules[${place}]`, why: `${rule} never applies: ${why}` }];
    });
  });
}

function modesInVain(policy: Policy): readonly EntryRemark[] {
  const { mode } = policy.contacts;
  if (typeof mode === 'string') return [];
  return contactTypes
    .filter((type) => (mode[type] === 'fill' || mode[type] === 'enforce') && !isWanted(type, policy))
    .map((type) => ({ path: `contacts.mode.${type}`, why: `the policy wants no ${type} contact` }));
}

function contactsInVain(policy: Policy): readonly EntryRemark[] {
  const { default: defaults, overrides } = policy.contacts;
  const places = [
    { path: 'contacts.default', byType: defaults },
    ...overrides.map((byType, index) => ({ path: `contacts.overrides[${index}]`, byType })),
  ];
  return places.flatMap(({ path, byType }) =>
    contactTypes
      .filter((type) => byType[type] !== undefined && ['ignore', 'require'].includes(contactMode(policy, type)))
      .map((type) => ({
        path: `${path}.${type}`,
        why: `contacts.mode is ${contactMode(policy, type)} for ${type}, so nothing is written`,
      })),
  );
}

function approvalsInVain({ approvals }: Policy): readonly EntryRemark[] {
  const { escalateTo, remindAfterDays, openPerDay } = approvals;
  return [
    ...(escalateTo.length > 0 && remindAfterDays.length === 0
      ? [
          {
            path: 'approvals.escalateTo',
            why: 'they are told with the last reminder, and approvals.remindAfterDays has none',
          },
        ]
      : []),
    ...(openPerDay === 0 ? [{ path: 'approvals.openPerDay', why: 'with 0 no case is ever opened' }] : []),
  ];
}

function scheduleInVain({ run }: Policy, now: Instant): readonly EntryRemark[] {
  const schedule = parseSchedule(run.schedule);
  if ('expected' in schedule) return [];
  if (schedule.kind === 'rate')
    return run.timezone === 'UTC' ? [] : [{ path: 'run.timezone', why: 'a rate(...) does not look at the time zone' }];
  const zone = timeZone(run.timezone);
  return zone === undefined || nextCronTime(schedule.cron, zone, new Date(now)) !== undefined
    ? []
    : [{ path: 'run.schedule', why: 'it names no time that is still to come, so no run starts by itself' }];
}
