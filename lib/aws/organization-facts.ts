import { ListOrganizationsFeaturesCommand } from '@aws-sdk/client-iam';
import {
  paginateListAWSServiceAccessForOrganization,
  paginateListDelegatedAdministrators,
} from '@aws-sdk/client-organizations';
import type { AccountId } from '../domain/account';
import { known, unknown, type Fact, type Unknown } from '../domain/fact';
import type { OrganizationFacts } from '../domain/preflight';
import type { Clients } from './clients';
import type { Organization } from './organization';
import type { Blocked } from './read-account';
import { readFact } from './read-fact';
import { errorName } from './throttling';

type Reader = Pick<Clients, 'organizations' | 'iam'>;

/**
 * What the organization has switched on for Rootward.
 * Source: IAM user guide, "Centrally manage root access for member accounts"; Account Management reference guide, "Trusted access".
 */
export async function readOrganizationFacts(
  clients: Reader,
  organization: Organization,
  host: AccountId,
): Promise<OrganizationFacts> {
  const hosted = host === organization.managementAccount;
  const [trustedServices, rootFeatures, accountAdministrators, iamAdministrators] = await Promise.all([
    readTrustedServices(clients),
    readRootFeatures(clients),
    hosted ? known([]) : readAdministrators(clients, 'account.amazonaws.com'),
    hosted ? known([]) : readAdministrators(clients, 'iam.amazonaws.com'),
  ]);
  return {
    host,
    management: organization.managementAccount,
    featureSet: known(organization.featureSet),
    trustedServices,
    rootFeatures,
    delegatedAdministrators: {
      'account.amazonaws.com': accountAdministrators,
      'iam.amazonaws.com': iamAdministrators,
    },
  };
}

/** The calls that these facts rule out. A fact that could not be read rules out nothing: the calls will tell. */
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

function readTrustedServices({ organizations }: Reader): Promise<Fact<readonly string[]>> {
  return readFact('organizations:ListAWSServiceAccessForOrganization', async () => {
    const services: string[] = [];
    for await (const page of paginateListAWSServiceAccessForOrganization({ client: organizations }, {}))
      for (const { ServicePrincipal } of page.EnabledServicePrincipals ?? [])
        if (ServicePrincipal !== undefined) services.push(ServicePrincipal);
    return services;
  });
}

/** Errors that say that nothing can be on, because trusted access for IAM or all features are missing. */
const nothingOn: readonly string[] = ['ServiceAccessNotEnabledException', 'OrganizationNotInAllFeaturesModeException'];

function readRootFeatures({ iam }: Reader): Promise<Fact<readonly string[]>> {
  return readFact('iam:ListOrganizationsFeatures', async () => {
    try {
      return (await iam.send(new ListOrganizationsFeaturesCommand())).EnabledFeatures ?? [];
    } catch (error: unknown) {
      if (nothingOn.includes(errorName(error))) return [];
      throw error;
    }
  });
}

function readAdministrators(
  { organizations }: Reader,
  service: keyof OrganizationFacts['delegatedAdministrators'],
): Promise<Fact<readonly AccountId[]>> {
  return readFact('organizations:ListDelegatedAdministrators', async () => {
    const accounts: AccountId[] = [];
    const pages = paginateListDelegatedAdministrators({ client: organizations }, { ServicePrincipal: service });
    for await (const page of pages)
      for (const { Id } of page.DelegatedAdministrators ?? []) if (Id !== undefined) accounts.push(Id);
    return accounts;
  });
}
