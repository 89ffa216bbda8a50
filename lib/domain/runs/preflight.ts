import type { AccountId } from '../account';
import { type Fact, known } from '../fact';
import type { OrganizationFinding, OrganizationRule } from './run';

/** Facts about the organization that Rootward depends on. */
export interface OrganizationFacts {
  /** The account in which Rootward is deployed. */
  readonly host: AccountId;
  readonly management: AccountId;
  readonly featureSet: Fact<'ALL' | 'CONSOLIDATED_BILLING'>;
  /** Service principals that have trusted access. */
  readonly trustedServices: Fact<readonly string[]>;
  /** Enabled features of centralized root access. */
  readonly rootFeatures: Fact<readonly string[]>;
  /** Delegated administrators of the two services that Rootward uses. */
  readonly delegatedAdministrators: {
    readonly 'account.amazonaws.com': Fact<readonly AccountId[]>;
    readonly 'iam.amazonaws.com': Fact<readonly AccountId[]>;
  };
}

const services = ['account.amazonaws.com', 'iam.amazonaws.com'] as const;

/** An organization finding before its commands are put into its message. */
export interface Judgement extends OrganizationFinding {
  /** Commands that mend a violation; empty otherwise. */
  readonly mend: readonly string[];
}

/** The first five organization findings, in order. The message of a violation ends with the command that mends it. */
export const organizationFindings = (facts: OrganizationFacts): OrganizationFinding[] =>
  judgeOrganization(facts).map(({ mend, message, ...finding }) => ({
    ...finding,
    message: mend.length === 0 ? message : `${message} Mend it with: ${mend.join(' && ')}`,
  }));

/** The same findings with their commands apart. */
export const judgeOrganization = (facts: OrganizationFacts): readonly Judgement[] => [
  finding('all-features', facts.featureSet, (featureSet) =>
    featureSet === 'ALL'
      ? { reason: 'on', message: 'The organization has all features.' }
      : {
          reason: 'consolidated-billing',
          message:
            'The organization has consolidated billing only: contacts and root users of its accounts are out of reach.',
          mend: ['aws organizations enable-all-features'],
        },
  ),
  trustedAccess('trusted-access-account', facts, 'account.amazonaws.com', 'contacts of member accounts'),
  trustedAccess('trusted-access-iam', facts, 'iam.amazonaws.com', 'root users of member accounts'),
  finding('root-credentials-management', facts.rootFeatures, (features) =>
    features.includes('RootCredentialsManagement')
      ? { reason: 'on', message: 'Root credentials are managed centrally.' }
      : {
          reason: 'off',
          message: 'Root credentials are not managed centrally, so root users of member accounts cannot be read.',
          mend: ['aws iam enable-organizations-root-credentials-management'],
        },
  ),
  delegatedAdministrator(facts),
];

interface Answer {
  readonly reason: string;
  readonly message: string;
  /** Commands that mend a violation; absent otherwise. */
  readonly mend?: readonly string[];
}

function finding<T>(rule: OrganizationRule, fact: Fact<T>, judge: (value: T) => Answer): Judgement {
  if (!fact.known)
    return {
      rule,
      verdict: 'unknown',
      reason: 'unreadable',
      message: `It could not be read: ${fact.detail}`,
      mend: [],
    };
  const { reason, message, mend } = judge(fact.value);
  return mend === undefined
    ? { rule, verdict: 'compliant', reason, message, mend: [] }
    : { rule, verdict: 'violation', reason, message, mend };
}

const trustedAccess = (
  rule: OrganizationRule,
  facts: OrganizationFacts,
  service: (typeof services)[number],
  needed: string,
): Judgement =>
  finding(rule, facts.trustedServices, (trusted) =>
    trusted.includes(service)
      ? { reason: 'on', message: `Trusted access for ${service} is on.` }
      : {
          reason: 'off',
          message: `Trusted access for ${service} is off, so ${needed} cannot be read.`,
          mend: [`aws organizations enable-aws-service-access --service-principal ${service}`],
        },
  );

function delegatedAdministrator(facts: OrganizationFacts): Judgement {
  const { host, management } = facts;
  if (host === management)
    return {
      rule: 'delegated-administrator',
      verdict: 'compliant',
      reason: 'management-account',
      message: 'Rootward runs in the management account and needs no delegation.',
      mend: [],
    };
  return finding('delegated-administrator', undelegated(facts), (missing) =>
    missing.length === 0
      ? { reason: 'delegated', message: `Account ${host} is delegated administrator for both services.` }
      : {
          reason: 'not-delegated',
          message: `Account ${host} is not delegated administrator for ${missing.join(' and ')}.`,
          mend: missing.map(
            (service) =>
              `aws organizations register-delegated-administrator --account-id ${host} --service-principal ${service}`,
          ),
        },
  );
}

/** The services for which the host account is not delegated administrator. */
function undelegated({ host, delegatedAdministrators }: OrganizationFacts): Fact<readonly string[]> {
  const missing: string[] = [];
  for (const service of services) {
    const administrators = delegatedAdministrators[service];
    if (!administrators.known) return administrators;
    if (!administrators.value.includes(host)) missing.push(service);
  }
  return known(missing);
}
