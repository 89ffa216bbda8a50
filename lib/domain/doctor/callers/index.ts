import type { AccountId } from '../../account';
import { count } from '../../count';
import { checkFact, checkOf, type Answer, type Check, type Topic } from '../check';
import type { DoctorFacts, Principal } from '../facts';
import { rootSessionRoles } from '../own-roles';
import { isAdministrator, mayAssumeRoot, type Sessions } from './may-assume-root';

const topic: Topic = {
  id: 'root-session-callers',
  group: 'Root sessions',
  title: 'Who else may take root sessions',
  looks:
    'The policies and permissions boundaries of every user and role of the management account, for sts:AssumeRoot. Service-linked roles and Rootward’s own are left out; administrators, who can give themselves everything, are counted and make no surprise. Who may assume a role, and who could give themselves the permission, is not looked at.',
  why: 'A root session deletes root credentials without asking anybody. Rootward’s approvals hold only what goes through Rootward.',
  mending: 'Take sts:AssumeRoot off the principals that do not need it.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html',
};

export const callerTopics: readonly Topic[] = [topic];

export const callerChecks = (facts: DoctorFacts): readonly Check[] => [
  checkFact(topic, facts.principals, (principals) => judgePrincipals(principals, facts)),
  ...unseen(facts).map((answer) => checkOf(topic, answer)),
];

const isRootwards = ({ kind, path, name }: Principal): boolean =>
  kind === 'role' && path === '/' && rootSessionRoles.includes(name);
const isServiceLinked = ({ path }: Principal): boolean => path.startsWith('/aws-service-role/');

function judgePrincipals(principals: readonly Principal[], facts: DoctorFacts): Answer {
  const sessions = sessionsOf(principals, facts);
  const others = principals
    .filter((one) => !isServiceLinked(one) && !isRootwards(one))
    .map((principal) => ({ principal, may: mayAssumeRoot(principal, sessions) }))
    .filter(({ may }) => may !== false);
  const administrators = others.filter(({ principal }) => isAdministrator(principal, sessions));
  const rest = others.filter((one) => !administrators.includes(one));
  const counted =
    administrators.length === 0
      ? ''
      : ` ${count(administrators.length, 'administrator')} may as well: ${shown(administrators.map(({ principal }) => principal.name))}.`;
  if (rest.length === 0)
    return { state: 'ok', reason: 'nobody-else', found: `Nobody has sts:AssumeRoot besides Rootward.${counted}` };
  const names = rest.map(
    ({ principal, may }) => `${principal.kind} ${principal.name}${may === true ? '' : ' (under conditions)'}`,
  );
  return {
    state: 'surprise',
    reason: 'others',
    found: `${shown(names)} may take root sessions.${counted}`,
    mend: rest.map(({ principal }) => look(principal)),
  };
}

/** To look: which policy gives it, a person has to see. */
const look = ({ kind, name }: Principal): string =>
  kind === 'user'
    ? `aws iam list-attached-user-policies --user-name ${name}`
    : `aws iam list-attached-role-policies --role-name ${name}`;

const shown = (names: readonly string[]): string =>
  names.length > 10 ? `${names.slice(0, 10).join(', ')} and ${names.length - 10} more` : names.join(', ');

/** Every member that a policy names, and one that none names. */
function sessionsOf(principals: readonly Principal[], facts: DoctorFacts): Sessions {
  const text = principals.flatMap(({ policies, boundary = '' }) => [...policies, boundary]).join('\n');
  const members = facts.accounts.known
    ? facts.accounts.value.filter(({ management }) => !management).map(({ id }) => id)
    : [];
  const unnamed = members.find((id) => !text.includes(id)) ?? '000000000000';
  return {
    partition: facts.partition,
    organization: facts.organization.id,
    account: facts.organization.management,
    members: [...members.filter((id) => text.includes(id)), unnamed],
  };
}

/** Accounts whose principals may take root sessions too, and cannot be seen with these credentials. */
function unseen({ organization }: DoctorFacts): readonly Answer[] {
  const registered = organization.delegatedAdministrators['iam.amazonaws.com'];
  const accounts: readonly AccountId[] = registered.known ? registered.value : [];
  return accounts.map((account) => ({
    state: 'unknown',
    reason: 'unseen',
    subject: account,
    found: `Account ${account} is delegated administrator for root access. Who may take root sessions there cannot be seen from here.`,
  }));
}
