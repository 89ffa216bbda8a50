import type { Account } from '../../account';
import { count } from '../../count';
import { checkOf, unreadable, type Answer, type Check, type Topic } from '../check';
import type { DoctorFacts } from '../facts';
import { exemptRoles, exemptRootSessions } from './amend';
import { levelsOf, limitsOn, readPolicies } from './limits';
import { rememberingApplies } from './remember';
import { hostRequests, rootSessionRequests, type Asked } from './requests';
import { tellLimits, type Telling } from './tell-limits';

const group = 'Policies of the organization';
const evaluation =
  'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html';

const rootSessions: Topic = {
  id: 'root-session-policies',
  group,
  title: 'Service control policies on root sessions',
  looks:
    'Every service control policy above every active member account, evaluated for what root sessions do to look and to delete.',
  why: 'Service control policies bind root sessions as they bind the root user. Where one denies them, the accounts below cannot be audited, and what was approved cannot be deleted.',
  mending:
    'Leave the sessions of AssumeRoot out of the statement: "Null": {"aws:AssumedRoot": "true"} applies it to everybody else. A control of Control Tower is changed there. The printed command has the whole policy with that change: read it before you run it.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-assumedroot',
};

const host: Topic = {
  id: 'host-policies',
  group,
  title: 'Service control policies on Rootward itself',
  looks:
    'The same policies for what Rootward’s own roles ask of Organizations, Account Management, IAM and STS, when you are in a member account.',
  why: 'The management account is not bound by service control policies; a delegated administrator is.',
  mending: 'Leave Rootward’s roles out of the statement.',
  source: evaluation,
};

export const policyTopics: readonly Topic[] = [rootSessions, host];

/** Service control policies on root sessions in members, and on Rootward itself. */
export const policyChecks = (facts: DoctorFacts): readonly Check[] => [
  ...rootSessionAnswers(facts).map((answer) => checkOf(rootSessions, answer)),
  ...hostAnswers(facts).map((answer) => checkOf(host, answer)),
];

function rootSessionAnswers(facts: DoctorFacts): readonly Answer[] {
  const { accounts } = facts;
  if (!accounts.known) return [unreadable(accounts.detail)];
  const active = accounts.value.filter(({ state, management }) => state === 'ACTIVE' && !management);
  return judged(facts, {
    accounts: active,
    asked: (account) => rootSessionRequests(facts, account),
    whom: 'root sessions',
    exempt: exemptRootSessions,
  });
}

function hostAnswers(facts: DoctorFacts): readonly Answer[] {
  const { caller, organization, accounts, partition } = facts;
  if (caller.account === organization.management)
    return [{ state: 'ok', reason: 'management-account', found: 'They do not bind the management account.' }];
  if (!accounts.known) return [unreadable(accounts.detail)];
  const here = accounts.value.filter(({ id }) => id === caller.account);
  if (here.length === 0) return [unreadable(`Organizations does not list account ${caller.account}.`)];
  const roles = `arn:${partition}:iam::${caller.account}:role/Rootward-*`;
  return judged(facts, {
    accounts: here,
    asked: (account) => hostRequests(facts, account),
    whom: 'Rootward’s roles',
    exempt: (content, statements) => exemptRoles(content, statements, roles),
  });
}

interface Judging extends Pick<Telling, 'accounts' | 'whom' | 'exempt'> {
  readonly asked: (account: Account) => readonly Asked[];
}

function judged(facts: DoctorFacts, { asked, ...telling }: Judging): readonly Answer[] {
  const { serviceControlPolicies: read } = facts;
  if (!read.known) return [unreadable(read.detail)];
  if (!read.value.enabled)
    return [{ state: 'ok', reason: 'not-enabled', found: 'Service control policies are not enabled.' }];
  const policies = readPolicies(read.value);
  const levels = levelsOf(policies);
  const applies = rememberingApplies();
  const limits = telling.accounts.flatMap((account) => limitsOn(account, asked(account), { levels, applies }));
  const answers = tellLimits(limits, { ...telling, facts, policies });
  return answers.length > 0
    ? answers
    : [
        {
          state: 'ok',
          reason: 'none',
          found: `No policy denies ${telling.whom} anything that they need (${count(policies.length, 'policy', 'policies')}, ${count(telling.accounts.length, 'account')}).`,
        },
      ];
}
