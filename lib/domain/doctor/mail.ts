import { count } from '../count';
import type { Fact } from '../fact';
import { checkFact, checkOf, unreadable, type Answer, type Check, type Topic } from './check';
import type { DoctorFacts, MailAccount, MailFacts, MailIdentity } from './facts';
import { quote } from './quote';

const group = 'Mail';
const identities = 'https://docs.aws.amazon.com/ses/latest/dg/creating-identities.html';

const mailAccess: Topic = {
  id: 'mail-access',
  group,
  title: 'Mail account',
  looks: 'Whether SES may send from this account and Region, and to everybody.',
  why: 'In its sandbox SES sends 200 mails a day and only to verified addresses, and asks for a permission on the recipient that no role of Rootward has: nobody would be asked anything.',
  mending: 'Ask for production access; AWS answers within about a day.',
  source: 'https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html',
};

const mailIdentity: Topic = {
  id: 'mail-identity',
  group,
  title: 'Sender of mails',
  looks: 'Whether the address of --mail-from, or its domain, is a verified identity.',
  why: 'SES takes mails only from a verified identity, and Rootward’s roles may use the address and its domain alone.',
  mending: 'Create the identity and answer the mail, or put the records into the domain.',
  source: identities,
};

const configurationSet: Topic = {
  id: 'mail-configuration-set',
  group,
  title: 'Default configuration set of the sender',
  looks: 'Whether the identity has a default configuration set.',
  why: 'With one, SES also asks for ses:SendEmail on the configuration set, which no role of Rootward has: every mail would be denied.',
  mending: 'Take the default off the identity.',
  source: 'https://docs.aws.amazon.com/ses/latest/dg/managing-configuration-sets-default-adding.html',
};

const recipients: Topic = {
  id: 'mail-recipients',
  group,
  title: 'People who get mails',
  looks:
    'The approvers and the people under escalateTo in the policy, and in the sandbox whether SES has verified them.',
  why: 'A case waits for approvers whom mails reach. As many as have to agree is too few as soon as one of them is away.',
  mending: 'Name more approvers than have to agree; in the sandbox verify every address.',
  source: identities,
};

export const mailTopics: readonly Topic[] = [mailAccess, mailIdentity, configurationSet, recipients];

/** Nothing without a sender, or for the people without a policy. */
export function mailChecks(facts: DoctorFacts): readonly Check[] {
  const { mail, policy, region } = facts;
  const people = policy ? peopleAnswers(facts).map((answer) => checkOf(recipients, answer)) : [];
  if (mail === undefined) return people;
  const { sender, account } = mail;
  const verified = verifiedIdentity(mail);
  return [
    checkFact(mailAccess, account, (value) => access(value, { sender, region })),
    checkOf(mailIdentity, identityAnswer(mail, { verified, region })),
    ...(verified ? [checkOf(configurationSet, setAnswer(verified, region))] : []),
    ...people,
  ];
}

interface Place {
  readonly sender: string;
  readonly region: string;
}

function access({ production, sending, enforcement }: MailAccount, { sender, region }: Place): Answer {
  // Lifted by AWS Support alone.
  if (enforcement === 'SHUTDOWN')
    return { state: 'problem', reason: 'shut-down', found: 'AWS has shut down sending from this account.' };
  if (!sending)
    return {
      state: 'problem',
      reason: 'paused',
      found: 'SES has stopped sending for this account.',
      mend: [`aws sesv2 put-account-sending-attributes --sending-enabled --region ${region}`],
    };
  if (production && enforcement !== 'HEALTHY')
    return {
      state: 'surprise',
      reason: 'probation',
      found: `SES sends, and has put the account under ${enforcement}.`,
    };
  return production
    ? { state: 'ok', reason: 'production', found: 'SES sends to everybody.' }
    : {
        state: 'problem',
        reason: 'sandbox',
        found: 'The account is in the sandbox of SES.',
        mend: [
          `aws sesv2 put-account-details --production-access-enabled --mail-type TRANSACTIONAL --website-url ${quote(`https://${domainOf(sender)}`)} --region ${region}`,
        ],
      };
}

/** An identity that Rootward's roles may use: the address itself, or exactly its domain. */
function verifiedIdentity({
  sender,
  identities: read,
}: MailFacts): { name: string; identity: MailIdentity } | undefined {
  for (const { name, identity } of read)
    if ((name === sender || name === domainOf(sender)) && identity.known && identity.value !== 'absent')
      if (identity.value.verified) return { name, identity: identity.value };
  return undefined;
}

const domainOf = (address: string): string => address.replace(/^.*@/, '');

function identityAnswer(
  mail: MailFacts,
  { verified, region }: { readonly verified: { readonly name: string } | undefined; readonly region: string },
): Answer {
  const { sender, identities: read } = mail;
  if (verified) return { state: 'ok', reason: 'verified', found: `${verified.name} is verified.` };
  const unread = read.map(({ identity }) => identity).find((identity) => !identity.known);
  if (unread && !unread.known) return unreadable(unread.detail);
  const above = read.find(
    ({ name, identity }) => !sender.endsWith(`@${name}`) && name !== sender && isVerified(identity),
  );
  if (above)
    return {
      state: 'unknown',
      reason: 'domain-above',
      found: `Only the domain above, ${above.name}, is verified. AWS does not say whether a permission on ${domainOf(sender)} is enough there.`,
      mend: [creating(domainOf(sender), region)],
    };
  const waiting = read.find(({ identity }) => identity.known && identity.value !== 'absent');
  return {
    state: 'problem',
    reason: waiting ? 'unverified' : 'absent',
    found: waiting
      ? `${waiting.name} is an identity of SES and not verified yet.`
      : `Neither ${sender} nor its domain is an identity of SES.`,
    mend: waiting
      ? [`aws sesv2 get-email-identity --email-identity ${quote(waiting.name)} --region ${region}`]
      : [creating(sender, region)],
  };
}

const creating = (identity: string, region: string): string =>
  `aws sesv2 create-email-identity --email-identity ${quote(identity)} --region ${region}`;

const isVerified = (identity: Fact<MailIdentity | 'absent'>): boolean =>
  identity.known && identity.value !== 'absent' && identity.value.verified;

function setAnswer(
  { name, identity }: { readonly name: string; readonly identity: MailIdentity },
  region: string,
): Answer {
  return identity.configurationSet === undefined
    ? { state: 'ok', reason: 'none', found: `${name} has none.` }
    : {
        state: 'problem',
        reason: 'default-set',
        subject: name,
        found: `${name} has the default configuration set ${identity.configurationSet}, and Rootward’s roles have no ses:SendEmail on it.`,
        mend: [
          `aws sesv2 put-email-identity-configuration-set-attributes --email-identity ${quote(name)} --region ${region}`,
        ],
      };
}

function peopleAnswers({ policy, mail, region }: DoctorFacts): readonly Answer[] {
  const { approvers = [], required = 1 } = policy?.approvals ?? {};
  const asked = `${count(approvers.length, 'approver')}, ${required} of whom ${required === 1 ? 'has' : 'have'} to agree`;
  const sandboxed = mail?.account.known === true && !mail.account.value.production;
  const unverified = sandboxed
    ? mail.recipients.flatMap(({ address, verified }) => unverifiedAnswer(address, verified, region))
    : [];
  if (unverified.length > 0) return unverified;
  return approvers.length > required
    ? [{ state: 'ok', reason: 'enough', found: `The policy names ${asked}.` }]
    : [{ state: 'surprise', reason: 'few', found: `The policy names ${asked}: nothing is decided while one is away.` }];
}

function unverifiedAnswer(address: string, verified: Fact<boolean>, region: string): readonly Answer[] {
  if (!verified.known) return [unreadable(verified.detail, address)];
  if (verified.value) return [];
  return [
    {
      state: 'problem',
      reason: 'unverified',
      subject: address,
      found: `${address} is not verified, and the account is in the sandbox.`,
      mend: [creating(address, region)],
    },
  ];
}

/** The identities that could stand behind an address: itself, its domain, and the domains above down to two labels. */
export function identitiesBehind(address: string): readonly string[] {
  const labels = domainOf(address).split('.');
  return [address, ...labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))];
}
