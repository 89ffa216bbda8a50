import { type Fact, unknown, type Unknown } from '../fact';
import type { OrganizationFacts } from './preflight';

/** Calls that the preflight found impossible. Rootward does not make them. */
export interface Blocked {
  /** Why contacts of other accounts cannot be reached. */
  readonly contacts?: Unknown;
  /** Why root sessions are impossible. */
  readonly root?: Unknown;
}

/** The calls that these facts make impossible. An unknown fact blocks nothing: then the calls themselves show it. */
export function blockedBy(facts: OrganizationFacts): Blocked {
  const noFeatures = isWithout(facts.featureSet, (set) => set === 'ALL')
    ? 'the organization has consolidated billing only'
    : '';
  const noRoot = isWithout(facts.rootFeatures, (features) => features.includes('RootCredentialsManagement'))
    ? 'root credentials are not managed centrally'
    : '';
  const contacts = noFeatures || offFor(facts, 'account.amazonaws.com');
  const root = noFeatures || offFor(facts, 'iam.amazonaws.com') || noRoot;
  return {
    ...(contacts && { contacts: unmade('trusted-access-off', 'Contacts of member accounts', contacts) }),
    ...(root && { root: unmade('root-access-off', 'Root users of member accounts', root) }),
  };
}

const unmade = (cause: 'trusted-access-off' | 'root-access-off', what: string, why: string): Unknown =>
  unknown(cause, `${what} were not asked for: ${why}.`);

function offFor(facts: OrganizationFacts, service: keyof OrganizationFacts['delegatedAdministrators']): string {
  if (isWithout(facts.trustedServices, (services) => services.includes(service)))
    return `trusted access for ${service} is off`;
  const delegated = isWithout(facts.delegatedAdministrators[service], (accounts) => accounts.includes(facts.host));
  return facts.host !== facts.management && delegated
    ? `account ${facts.host} is not delegated administrator for ${service}`
    : '';
}

const isWithout = <T>(fact: Fact<T>, has: (value: T) => boolean): boolean => fact.known && !has(fact.value);
