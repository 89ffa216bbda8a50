import { bootstrapChecks, bootstrapTopics } from './bootstrap';
import { callerChecks, callerTopics } from './callers';
import { checkStates, type Check, type CheckState, type Topic } from './check';
import type { DoctorFacts } from './facts';
import { mailChecks, mailTopics } from './mail';
import { organizationChecks, organizationTopics } from './organization';
import { policyChecks, policyTopics } from './policies';
import { rootEventChecks, rootEventTopics } from './root-events';
import { signInChecks, signInTopics } from './sign-in-policies';
import { standpointChecks, standpointTopics } from './standpoint';
import { trailChecks, trailTopics } from './trail';

/** Everything that doctor looks at, in the order of its page. */
export const topics: readonly Topic[] = [
  ...organizationTopics,
  ...standpointTopics,
  ...bootstrapTopics,
  ...policyTopics,
  ...signInTopics,
  ...mailTopics,
  ...trailTopics,
  ...callerTopics,
  ...rootEventTopics,
];

/** All checks, in the order of the topics. */
export const examine = (facts: DoctorFacts): readonly Check[] => [
  ...organizationChecks(facts),
  ...standpointChecks(facts),
  ...bootstrapChecks(facts),
  ...policyChecks(facts),
  ...signInChecks(facts),
  ...mailChecks(facts),
  ...trailChecks(facts),
  ...callerChecks(facts),
  ...rootEventChecks(facts),
];

/** How many checks are in each state. */
export const totalsOf = (checks: readonly Check[]): Readonly<Record<CheckState, number>> =>
  Object.fromEntries(
    checkStates.map((state) => [state, checks.filter((check) => check.state === state).length]),
  ) as Record<CheckState, number>;

/** What was not asked for, with the option that asks for it. */
export const notLookedAt = ({ mail, policy }: Pick<DoctorFacts, 'mail' | 'policy'>): readonly string[] => [
  ...(mail === undefined ? ['mails: name the sender with --mail-from'] : []),
  ...(policy === undefined ? ['approvers and schedule: name the policy with --policy'] : []),
];
