import type { LaterFile, OrganizationFile, RootFile } from '@rootward/local-cloud';
import type { PlannedDecision } from '../../simulation/decisions/decision-schema';
import type { Simulated } from './run';

export const labs = '300000000003';
export const oldKey = 'AKIAOLDKEYOLDKEYOLDK';
export const newKey = 'AKIANEWKEYNEWKEYNEWK';
export const security = 'security-lead@one.example';
export const platform = 'platform-lead@one.example';

/** The management account, and one account whose root user has a key that was never used. */
export const caseOrganization = (later: LaterFile[] = [], root: RootFile = {}): OrganizationFile => ({
  now: '2026-11-02T06:00:00Z',
  organization: { id: 'o-caseorgcase', rootId: 'r-case', managementAccountId: '100000000001' },
  accounts: [
    {
      id: '100000000001',
      name: 'management',
      email: 'aws@one.example',
      root: { mfaDevices: [{ serial: 'GAHT12345678' }] },
    },
    {
      id: labs,
      name: 'web-labs',
      email: 'aws+web-labs@one.example',
      root: { accessKeys: [{ id: oldKey, status: 'Active', createdAt: '2024-01-10T00:00:00Z' }], ...root },
    },
  ],
  later,
});

export const casePolicy = (approvals = ''): string => `
run: { mode: apply, schedule: "rate(1 day)" }
contacts:
  mode: ignore
  default:
    SECURITY: { name: Security, title: SOC, email: security@one.example, phone: "+1 555 010 0101" }
approvals:
  approvers:
    - { name: Security lead, email: ${security} }
    - { name: Platform lead, email: ${platform} }
${approvals}`;

/** A decision about the key of the account, two hours after the question. */
export const answer = (given: Partial<PlannedDecision> = {}): PlannedDecision => ({
  account: labs,
  rule: 'root-access-key',
  decision: 'approve',
  by: security,
  after: '2h',
  reason: 'Nobody knows it',
  generation: 1,
  ...given,
});

/** State and events of every generation of every case, without asking and reminders. */
export const stories = ({ cases }: Pick<Simulated, 'cases'>): Record<string, unknown> =>
  Object.fromEntries(
    cases.map(({ rule, generation, state, timeline }) => [
      `${rule}#${generation}`,
      [
        state,
        ...timeline
          .filter(({ event }) => event !== 'asked' && event !== 'reminded')
          .map(({ at, event, by, detail }) => `${at.slice(8, 13)} ${event} by ${by}: ${detail}`),
      ],
    ]),
  );

/** Every IAM call that changes something, in order. */
export const deletions = ({ calls }: Pick<Simulated, 'calls'>) =>
  calls
    .filter(({ service, operation }) => service === 'iam' && /^(Delete|Deactivate|Update|Create|Put)/.test(operation))
    .map(({ time, operation, target }) => ({ time, operation, target }));

/** Ids of the access keys that the account's root user has at the end. */
export const keysLeft = ({ organization }: Pick<Simulated, 'organization'>): readonly string[] =>
  (organization.accounts.find(({ id }) => id === labs)?.root?.accessKeys ?? []).map(({ id }) => id);
