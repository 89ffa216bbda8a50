import { ListOrganizationsFeaturesCommand } from '@aws-sdk/client-iam';
import {
  paginateListAWSServiceAccessForOrganization,
  paginateListDelegatedAdministrators,
} from '@aws-sdk/client-organizations';
import type { AccountId } from '../../domain/account';
import { known, type Fact } from '../../domain/fact';
import type { OrganizationFacts } from '../../domain/runs/preflight';
import type { Clients } from '../sdk/clients';
import type { Organization } from './organization';
import { readFact } from '../sdk/read-fact';
import { errorName } from '../sdk/throttling';

type Reader = Pick<Clients, 'organizations' | 'iam'>;

interface WhatElse {
  /** Delegated administrators. @default only where the host may need to be one */
  readonly administrators?: boolean;
}

/**
 * Reads what the organization has switched on for Rootward.
 * Source: IAM user guide, "Centrally manage root access for member accounts"; Account Management reference guide,
 * "Trusted access".
 */
export async function readOrganizationFacts(
  clients: Reader,
  organization: Organization,
  host: AccountId,
  { administrators = host !== organization.managementAccount }: WhatElse = {},
): Promise<OrganizationFacts> {
  const [trustedServices, rootFeatures, accountAdministrators, iamAdministrators] = await Promise.all([
    readTrustedServices(clients),
    readRootFeatures(clients),
    administrators ? readAdministrators(clients, 'account.amazonaws.com') : known([]),
    administrators ? readAdministrators(clients, 'iam.amazonaws.com') : known([]),
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

function readTrustedServices({ organizations }: Reader): Promise<Fact<readonly string[]>> {
  return readFact('organizations:ListAWSServiceAccessForOrganization', async () => {
    const services: string[] = [];
    for await (const page of paginateListAWSServiceAccessForOrganization({ client: organizations }, {}))
      for (const { ServicePrincipal } of page.EnabledServicePrincipals ?? [])
        if (ServicePrincipal !== undefined) services.push(ServicePrincipal);
    return services;
  });
}

/** Errors for missing trusted access or missing all features: then no root feature can be on. */
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
