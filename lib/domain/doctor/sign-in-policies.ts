import type { PermissionRequest } from '@rootward/local-cloud/permissions';
import { checkFact, checkOf, unreadable, type Answer, type Check, type Topic } from './check';
import type { AttachedPolicy, DoctorFacts } from './facts';
import { placesWith } from './policies/places';
import { appliesTo, statementsOf } from './policies/statements';

const topic: Topic = {
  id: 'sign-in-policies',
  group: 'Policies of the organization',
  title: 'Resource control policies on signing in',
  looks: 'Resource control policies with a statement about signin:Authenticate. Their conditions are not evaluated.',
  why: 'Such a policy can stop the root user before it is asked for a password. That leaves AssumeRoot alone, and makes setting up MFA, or a root user for emergencies, impossible where it holds.',
  mending: 'Where a person has to set up MFA for a root user, take the policy off for that time.',
  source: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html',
};

export const signInTopics: readonly Topic[] = [topic];

const signIn: readonly PermissionRequest[] = [{ action: 'signin:Authenticate', resource: '*', context: {} }];

/** Resource control policies that may stop a root user from signing in. They are named, not judged. */
export const signInChecks = (facts: DoctorFacts): readonly Check[] => {
  const { resourceControlPolicies: read } = facts;
  if (!read.known || !read.value.enabled)
    return [checkFact(topic, read, () => none('Resource control policies are not enabled.'))];
  const named = read.value.policies.flatMap((policy) => aboutSignIn(policy, facts));
  return named.length > 0
    ? named.map((answer) => checkOf(topic, answer))
    : [checkOf(topic, none('None names signin:Authenticate.'))];
};

const none = (found: string): Answer => ({ state: 'ok', reason: 'none', found });

function aboutSignIn(policy: AttachedPolicy, facts: DoctorFacts): readonly Answer[] {
  // A resource control policy has a Principal, and its conditions are not judged: what it is about is enough.
  const statements = statementsOf(policy.content, ({ Effect, Action, NotAction }) => ({
    Effect,
    Action,
    NotAction,
    Resource: '*',
  }));
  const which = `${policy.name} (${policy.id})`;
  if (!statements.known) return [unreadable(`${which}: ${statements.detail}`, policy.id)];
  const denying = statements.value.filter(
    ({ effect, ...statement }) => effect === 'Deny' && appliesTo({ effect, ...statement }, signIn) !== false,
  );
  if (denying.length === 0) return [];
  const accounts = facts.accounts.known ? facts.accounts.value.filter(({ management }) => !management) : [];
  return [
    {
      state: 'surprise',
      reason: 'denies-sign-in',
      subject: policy.id,
      found: `${which} at ${placesWith(facts, policy.targets, accounts)} denies signin:Authenticate under conditions that doctor does not judge.`,
    },
  ];
}
