import type { AccountFile, OrganizationFile } from '../../../src/aws/organization-file';
import { SimulatedOrganization } from '../../../src/aws/organization/simulated-organization';

export const management = '100000000001';
/** Delegated administrator for accounts and IAM. */
export const delegate = '200000000002';
export const member = '300000000003';
export const neighbour = '400000000004';

export const soc = { name: 'Security Operations', title: 'SOC', email: 'soc@one.example', phone: '+1 555 010 0101' };

export interface Overrides {
  readonly organization?: Partial<OrganizationFile['organization']>;
  /** Fields of the account `member`. */
  readonly member?: Partial<AccountFile>;
  /** Fields of the management account. */
  readonly management?: Partial<AccountFile>;
  readonly file?: Partial<OrganizationFile>;
}

/** Four accounts: the management account, a delegated administrator, `member` in a unit inside a unit, and a neighbour. */
export const organizationFile = (overrides: Overrides = {}): OrganizationFile => ({
  now: '2026-11-02T06:00:00Z',
  organization: {
    id: 'o-exampleorg1',
    rootId: 'r-root',
    managementAccountId: management,
    delegatedAdministrators: { 'account.amazonaws.com': [delegate], 'iam.amazonaws.com': [delegate] },
    ...overrides.organization,
  },
  units: [
    { id: 'ou-root-workload', name: 'Workloads', tags: { tier: 'one' } },
    { id: 'ou-root-prodprod', name: 'Prod', parent: 'ou-root-workload' },
  ],
  accounts: [
    { id: management, name: 'management', email: 'aws@one.example', ...overrides.management },
    { id: delegate, name: 'security', email: 'aws+security@one.example', joinedAt: '2024-01-02T03:04:05Z' },
    {
      id: member,
      name: 'shop',
      email: 'aws+shop@one.example',
      parent: 'ou-root-prodprod',
      tags: { team: 'shop' },
      contacts: { SECURITY: soc },
      ...overrides.member,
    },
    { id: neighbour, name: 'labs', email: 'aws+labs@one.example', joinedMethod: 'INVITED' },
  ],
  ...overrides.file,
});

export const organization = (overrides: Overrides = {}): SimulatedOrganization =>
  new SimulatedOrganization(organizationFile(overrides));
