import { checkFact, type Answer, type Check, type Topic } from './check';
import type { DoctorFacts, Trail } from './facts';
import { quote } from './quote';

const group = 'Events';

const trail: Topic = {
  id: 'trail',
  group,
  title: 'A trail for events about accounts',
  looks:
    'The trails that record management events of the partition’s first Region in this account, and whether one is logging them.',
  why: 'Events about new accounts reach EventBridge only through a trail that records changes. Without one, the next scheduled run finds new accounts.',
  mending:
    'Start the trail; let it record management events that write (put-event-selectors replaces all selectors, so look at them first); or create a trail with a bucket of your own.',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html',
};

const controlTower: Topic = {
  id: 'control-tower',
  group,
  title: 'Control Tower',
  looks:
    'The home Region of the trail aws-controltower-BaselineCloudTrail, and trusted access for controltower.amazonaws.com.',
  why: 'Control Tower tells of new accounts in its home Region only. Rootward listens where it is deployed; Organizations’ own events still arrive in the first Region.',
  mending:
    'Forward the events with source aws.controltower to the Region of the deployment, by a rule of EventBridge in the home Region.',
  source: 'https://docs.aws.amazon.com/controltower/latest/userguide/lifecycle-events.html',
};

export const trailTopics: readonly Topic[] = [trail, controlTower];

export const trailChecks = (facts: DoctorFacts): readonly Check[] => [
  checkFact(trail, facts.trails, (trails) => judgeTrails(trails, facts)),
  checkFact(controlTower, facts.trails, (trails) => judgeControlTower(trails, facts)),
];

function judgeTrails(trails: readonly Trail[], { firstRegion }: DoctorFacts): Answer {
  const covering = trails.filter(({ multiRegion, homeRegion }) => multiRegion || homeRegion === firstRegion);
  const works = covering.find(({ logging, writes }) => isTrue(logging) && isTrue(writes));
  if (works) return { state: 'ok', reason: 'recorded', found: `${works.name} records changes in ${firstRegion}.` };
  // One that may be the one that works: nobody can tell.
  for (const { name, logging, writes } of covering) {
    const unread = [logging, writes].find((fact) => !fact.known);
    const others = [logging, writes].filter((fact) => fact.known);
    if (unread && !unread.known && others.every(isTrue))
      return { state: 'unknown', reason: 'unreadable', found: `${name}: ${unread.detail}` };
  }
  return brokenTrail(covering, firstRegion);
}

const isTrue = (fact: Trail['logging']): boolean => fact.known && fact.value;

function brokenTrail([first]: readonly Trail[], region: string): Answer {
  if (first === undefined)
    return { state: 'problem', reason: 'none', found: `No trail records events of ${region} in this account.` };
  const { name, homeRegion } = first;
  return isTrue(first.logging)
    ? {
        state: 'problem',
        reason: 'no-writes',
        subject: name,
        found: `${name} does not record management events that change something.`,
        // Putting selectors replaces those that are there, so a person has to look first.
        mend: [`aws cloudtrail get-event-selectors --trail-name ${quote(name)} --region ${homeRegion}`],
      }
    : {
        state: 'problem',
        reason: 'not-logging',
        subject: name,
        found: `${name} is not logging.`,
        mend: [`aws cloudtrail start-logging --name ${quote(name)} --region ${homeRegion}`],
      };
}

const baseline = 'aws-controltower-BaselineCloudTrail';

function judgeControlTower(trails: readonly Trail[], { organization, region }: DoctorFacts): Answer {
  const home = trails.find(({ name }) => name === baseline)?.homeRegion;
  if (home !== undefined && home !== region)
    return {
      state: 'surprise',
      reason: 'other-region',
      found: `Control Tower’s home Region is ${home}, and Rootward listens in ${region}.`,
    };
  if (home !== undefined) return { state: 'ok', reason: 'same-region', found: `Its home Region is ${home}.` };
  const { trustedServices } = organization;
  if (!trustedServices.known)
    return { state: 'unknown', reason: 'unreadable', found: `It could not be read: ${trustedServices.detail}` };
  return trustedServices.value.includes('controltower.amazonaws.com')
    ? {
        state: 'unknown',
        reason: 'home-unknown',
        found: `Control Tower is in use, without the trail ${baseline} here: its home Region is not known. The console of Control Tower shows it.`,
      }
    : { state: 'ok', reason: 'not-used', found: 'Control Tower is not in use.' };
}
