import type { Organization } from '../aws/organization/organization';
import { readOrganizationFacts } from '../aws/organization/organization-facts';
import type { Account, AccountId } from '../domain/account';
import type { Unknown } from '../domain/fact';
import type { Policy } from '../domain/policy/schema';
import { blockedBy } from '../domain/runs/blocked';
import { organizationFindings, type OrganizationFacts } from '../domain/runs/preflight';
import type { Invocation } from '../invocation/invocation';
import type { Manifest } from '../aws/storage/documents/manifest';
import { nameUnitsForRun } from './name-units';

/** What is to be known of an organization before its accounts are read. */
export interface Survey extends Pick<Manifest, 'organization' | 'accounts' | 'blocked' | 'units'> {
  readonly facts: OrganizationFacts;
  /** Why units are shown as ids; absent: they are not. */
  readonly unnamed?: Unknown;
}

interface Surveyed {
  readonly policy: Policy;
  readonly organization: Organization;
  /** The account of the caller's credentials. */
  readonly host: AccountId;
  readonly accounts: readonly Account[];
  /** True for a run over the whole organization. */
  readonly whole: boolean;
}

/** Reads what the organization has switched on, what follows from that, and the names of its units. */
export async function surveyOrganization(
  { clients, deadline }: Pick<Invocation, 'clients' | 'deadline'>,
  { policy, organization, host, accounts, whole }: Surveyed,
): Promise<Survey> {
  const facts = await readOrganizationFacts(clients, organization, host);
  const { units, unitNames, unnamed } = await nameUnitsForRun({ clients, deadline }, { policy, accounts, whole });
  return {
    facts,
    organization: { id: organization.id, findings: organizationFindings(facts), ...(unitNames && { unitNames }) },
    accounts,
    blocked: blockedBy(facts),
    ...(units && { units }),
    ...(unnamed && { unnamed }),
  };
}
