import { nextCronTime, parseSchedule, timeZone } from '@rootward/local-cloud/schedule';
import { count } from '../count';
import type { Policy } from '../policy/schema';
import { checkFact, type Answer, type Check, type ReadyText, type Topic } from './check';
import type { DoctorFacts } from './facts';
import { rootSessionRoles } from './own-roles';

const topic: Topic = {
  id: 'root-events',
  group: 'Root sessions',
  title: 'Root events that Rootward adds',
  looks:
    'The active member accounts and the schedule of the policy (without one: rate(1 day)). A clean account costs about two events as root in it, GetAccountSummary and ListAccessKeys, and one AssumeRoot in the host; one with findings costs more.',
  why: 'In CloudTrail the sessions look like the root user, so alarms on root use page people with every run. The ready texts leave out sessions of AssumeRoot, and watch those that are not Rootward’s instead.',
  mending: 'Give the texts to whoever watches for root use, before the first run.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-track-privileged-tasks.html',
};

export const rootEventTopics: readonly Topic[] = [topic];

const eventsInMember = 2;
const defaultSchedule = { schedule: 'rate(1 day)', timezone: 'UTC' };

export const rootEventChecks = (facts: DoctorFacts): readonly Check[] => [
  checkFact(topic, facts.accounts, (accounts) => {
    const members = accounts.filter(({ state, management }) => state === 'ACTIVE' && !management).length;
    return judge(members, facts);
  }),
];

function judge(members: number, { policy, now }: DoctorFacts): Answer {
  const { schedule, timezone } = policy?.run ?? defaultSchedule;
  const runs = runsADay({ schedule, timezone }, now);
  const daily = (each: number): string => Math.ceil(members * each * runs).toLocaleString('en');
  return {
    state: 'surprise',
    reason: 'added',
    found:
      `With ${schedule}, about ${daily(eventsInMember)} events a day as root in ${count(members, 'member account')}, ` +
      `and ${daily(1)} AssumeRoot in the host.`,
    texts,
  };
}

const days = 28;
const dayMilliseconds = 86_400_000;

/** How many runs a schedule starts on an average day of the next four weeks. */
export function runsADay({ schedule, timezone }: Pick<Policy['run'], 'schedule' | 'timezone'>, now: string): number {
  const parsed = parseSchedule(schedule);
  if ('expected' in parsed) return 0;
  if (parsed.kind === 'rate') return dayMilliseconds / parsed.milliseconds;
  const zone = timeZone(timezone);
  if (zone === undefined) return 0;
  const end = Date.parse(now) + days * dayMilliseconds;
  let runs = 0;
  let at = nextCronTime(parsed.cron, zone, new Date(now));
  while (at !== undefined && at.getTime() <= end) {
    runs++;
    at = nextCronTime(parsed.cron, zone, at);
  }
  return runs / days;
}

/** Source: EventBridge user guide, "Receiving read-only management events from AWS services". */
const allEvents = 'reads match only a rule in the state ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';

/**
 * Source: CIS AWS Foundations Benchmark, "Ensure usage of the root account is monitored", with the sessions of
 * AssumeRoot left out; CloudTrail user guide, "userIdentity element" (`sessionContext.assumedRoot`); EventBridge user
 * guide, "Comparison operators".
 */
const texts: readonly ReadyText[] = [
  {
    label: 'Metric filter of CloudWatch Logs for root use, without sessions of AssumeRoot',
    text: '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" && $.userIdentity.sessionContext.assumedRoot NOT EXISTS }',
  },
  {
    label: `Pattern of EventBridge for calls of the root user, without sessions of AssumeRoot (${allEvents})`,
    text: JSON.stringify({
      'detail-type': ['AWS API Call via CloudTrail'],
      detail: { userIdentity: { type: ['Root'], sessionContext: { assumedRoot: [{ exists: false }] } } },
    }),
  },
  {
    label: 'Metric filter of CloudWatch Logs, in the host, for root sessions that are not Rootward’s',
    text: `{ $.eventName = "AssumeRoot" && ($.userIdentity.type != "AssumedRole" || (${rootSessionRoles.map((name) => `$.userIdentity.sessionContext.sessionIssuer.userName != "${name}"`).join(' && ')})) }`,
  },
  {
    label: `Pattern of EventBridge, in the host, for root sessions that are not Rootward’s (${allEvents})`,
    text: JSON.stringify({
      'detail-type': ['AWS API Call via CloudTrail'],
      detail: {
        eventName: ['AssumeRoot'],
        $or: [
          { userIdentity: { type: [{ 'anything-but': ['AssumedRole'] }] } },
          { userIdentity: { sessionContext: { sessionIssuer: { userName: [{ 'anything-but': rootSessionRoles }] } } } },
        ],
      },
    }),
  },
];
