import type { AccountId } from '../account';
import { known, type Fact } from '../fact';
import { judgeOrganization } from '../runs/preflight';
import { command } from '../shell';
import { checkOf, unreadable, type Answer, type Check, type Topic } from './check';
import type { DoctorFacts } from './facts';
import { answerOf } from './organization';

const group = 'Where Rootward lives';

const standpoint: Topic = {
  id: 'standpoint',
  group,
  title: 'Where you are, and whether Rootward can live there',
  looks: 'Whose credentials these are, and the Region of the deployment.',
  why: 'Rootward is deployed into the management account: service control policies do not bind it there, and it can read the management account itself. Events about new accounts arrive there, in the first Region.',
  mending: 'Take credentials of the management account: --profile NAME.',
  source: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_cloudtrail-integration.html',
};

const accountAdministrator: Topic = {
  id: 'account-administrator',
  group,
  title: 'Delegated administrator for Account Management',
  looks: 'Which account is registered for account.amazonaws.com.',
  why: 'There can be only one, and it can write the contacts of every member, as Rootward does. Other tools, such as account vending, register themselves there.',
  mending: 'Find out what it does there; two tools that write contacts overwrite each other.',
  source: 'https://docs.aws.amazon.com/organizations/latest/userguide/services-that-can-integrate-account.html',
};

const rootAdministrators: Topic = {
  id: 'root-administrators',
  group,
  title: 'Delegated administrators for root access',
  looks: 'Which accounts are registered for iam.amazonaws.com.',
  why: 'Principals there can take root sessions in every member, and delete root credentials without anybody being asked.',
  mending: 'Take away a registration that nobody needs (deregister-delegated-administrator).',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html',
};

export const standpointTopics: readonly Topic[] = [standpoint, accountAdministrator, rootAdministrators];

export const standpointChecks = (facts: DoctorFacts): readonly Check[] => [
  checkOf(standpoint, whereYouAre(facts)),
  administrators(accountAdministrator, facts, 'account.amazonaws.com'),
  administrators(rootAdministrators, facts, 'iam.amazonaws.com'),
];

function whereYouAre(facts: DoctorFacts): Answer {
  const { caller, organization, region, firstRegion } = facts;
  const who = `You are ${caller.arn}, in account ${caller.account}`;
  if (caller.account !== organization.management) return notManagement(who, facts);
  if (region !== firstRegion)
    return {
      state: 'surprise',
      reason: 'other-region',
      found: `${who}, the management account. In ${region} Rootward works, but no event about a new account arrives there: only the schedule finds new accounts. Events arrive in ${firstRegion}.`,
    };
  return {
    state: 'ok',
    reason: 'management-account',
    found: `${who}, the management account: Rootward can be deployed here, in ${region}.`,
  };
}

function notManagement(who: string, { organization }: DoctorFacts): Answer {
  const judged = judgeOrganization(organization).find(({ rule }) => rule === 'delegated-administrator');
  const delegated = judged === undefined ? undefined : answerOf(judged);
  // A profile with credentials of the management account, which only its owner can name.
  const mend = ['rootward doctor --profile NAME'];
  const today = `This version of Rootward can be deployed into the management account ${organization.management} only.`;
  if (delegated?.state === 'unknown')
    return { state: 'problem', reason: 'member', found: `${who}, a member account. ${today} ${delegated.found}`, mend };
  return delegated?.state === 'ok'
    ? {
        state: 'problem',
        reason: 'delegated-administrator',
        found: `${who}, delegated administrator for both services: you can look from here, and not see the management account. ${today}`,
        mend,
      }
    : { state: 'problem', reason: 'member', found: `${who}. ${delegated?.found ?? ''} ${today}`, mend };
}

type Service = keyof DoctorFacts['organization']['delegatedAdministrators'];

function administrators(topic: Topic, facts: DoctorFacts, service: Service): Check {
  const registered: Fact<readonly AccountId[]> = facts.organization.delegatedAdministrators[service];
  if (!registered.known) return checkOf(topic, unreadable(registered.detail));
  const others = registered.value.filter((account) => account !== facts.caller.account);
  if (others.length > 0)
    return checkOf(
      topic,
      heldBy(
        others.map((account) => named(account, facts)),
        service,
        others,
      ),
    );
  return checkOf(topic, {
    state: 'ok',
    reason: registered.value.length === 0 ? 'nobody' : 'this-account',
    found: registered.value.length === 0 ? `No account is registered for ${service}.` : 'It is this account.',
  });
}

const heldBy = (names: readonly string[], service: Service, accounts: readonly AccountId[]): Answer => ({
  state: 'surprise',
  reason: 'other-account',
  found: `Registered for ${service}: ${names.join(', ')}.`,
  // To look. Whether the other one is needed, only its owner knows.
  mend: accounts.map(
    (account) => command`aws organizations list-delegated-services-for-account --account-id ${account}`,
  ),
});

/** `account 123456789012 (security)` */
const named = (id: AccountId, { accounts }: DoctorFacts): string => {
  const { value } = accounts.known ? accounts : known([]);
  const name = value.find((account) => account.id === id)?.name;
  return name === undefined ? `account ${id}` : `account ${id} (${name})`;
};
