import type { AccountFile, FaultFile, LaterFile, OrganizationFile } from '@rootward/local-cloud';
import type { AccountId } from '../../lib/domain/account';
import { contactTypes, type Contact, type ContactType } from '../../lib/domain/contact';

/** The contacts that `smallPolicy` wants. */
export const wanted: Readonly<Record<ContactType, Contact>> = {
  SECURITY: { name: 'Security Operations', title: 'SOC', email: 'security@harbor.example', phone: '+1 555 010 0101' },
  BILLING: { name: 'Cloud Finance', title: 'FinOps', email: 'billing@harbor.example', phone: '+1 555 010 0102' },
  OPERATIONS: { name: 'Cloud Platform', title: 'On-call', email: 'oncall@harbor.example', phone: '+1 555 010 0103' },
};

/** A contact that somebody else has set. AWS keeps its white space, except around the address; a restoration must do so too. */
export const foreign: Contact = {
  name: ' Founder',
  title: 'CTO ',
  email: 'Founder@harbor.example',
  phone: '+49 30  555 01',
};

const contactLine = (type: ContactType): string => `    ${type}: ${JSON.stringify(wanted[type])}`;

/**
 * A policy that enforces `wanted` everywhere. `contacts` is one more line of that section, `extra` are more sections.
 */
export const smallPolicy = ({ contacts = '', extra = '', run: runLine = 'mode: apply' } = {}): string => `
run: { ${runLine} }
contacts:
  mode: enforce
  ${contacts}
  default:
${contactTypes.map(contactLine).join('\n')}
approvals:
  approvers:
    - { name: Security lead, email: security-lead@harbor.example }
    - { name: Platform lead, email: platform-lead@harbor.example }
${extra}
`;

export const managementId = '100000000001';

/** A clean account. A test only sets what differs. */
export const account = (id: AccountId, overrides: Partial<AccountFile> = {}): AccountFile => ({
  id,
  name: `account-${id.slice(-2)}`,
  email: `aws+${id.slice(-2)}@harbor.example`,
  joinedAt: '2024-01-01T00:00:00Z',
  contacts: { ...wanted },
  root: {},
  ...overrides,
});

/** A clean management account, and the given members. */
export const organizationOf = (
  members: readonly AccountFile[],
  rest: Partial<OrganizationFile> = {},
): OrganizationFile => ({
  now: '2026-11-02T06:00:00Z',
  organization: { id: 'o-smallsmall', rootId: 'r-sm4l', managementAccountId: managementId },
  ...rest,
  accounts: [account(managementId, { name: 'management' }), ...members],
});

/** The organization with faults for all accounts from the start. */
export const withFaults = (file: OrganizationFile, faults: readonly FaultFile[]): OrganizationFile => ({
  ...file,
  later: [...faults.map((fault): LaterFile => ({ after: '0s', fault })), ...(file.later ?? [])],
});
