import type { Account } from '../../../lib/domain/account';
import type { CaseRecord } from '../../../lib/domain/cases/case';
import type { Contact } from '../../../lib/domain/contact';
import { known, unknown } from '../../../lib/domain/fact';
import { parsePolicy } from '../../../lib/domain/policy/parse';
import type { Policy } from '../../../lib/domain/policy/schema';
import type { Run } from '../../../lib/domain/runs/run';
import type { RunSummary } from '../../../lib/domain/runs/run-summary';
import type { AccessKey, Snapshot } from '../../../lib/domain/snapshot';

export const now = '2026-11-02T06:00:00.000Z';
export const management = '100000000001';
export const member = '200000000002';

export const wanted: Contact = {
  name: 'Security Operations',
  title: 'SOC',
  email: 'security@harbor.example',
  phone: '+1 555 010 0101',
};

/** A policy from some sections; required contacts and approvers have defaults. */
export function policyOf(sections: Record<string, object> = {}): Policy {
  const { contacts = {}, approvals = {}, ...rest } = sections;
  const file = {
    contacts: { default: { SECURITY: wanted, BILLING: wanted, OPERATIONS: wanted }, ...contacts },
    approvals: { approvers: [{ name: 'Security lead', email: 'security-lead@harbor.example' }], ...approvals },
    ...rest,
  };
  const parsed = parsePolicy(JSON.stringify(file));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistakes));
  return parsed.policy;
}

export const accountOf = (overrides: Partial<Account> = {}): Account => ({
  id: member,
  name: 'payments',
  email: 'aws+payments@harbor.example',
  state: 'ACTIVE',
  path: ['r-h4rb', 'ou-h4rb-workload'],
  management: false,
  ...overrides,
});

interface Overrides {
  readonly account?: Partial<Account>;
  readonly readAt?: string;
  readonly tags?: Snapshot['tags'];
  readonly contacts?: Partial<Snapshot['contacts']>;
  readonly root?: Partial<Snapshot['root']>;
}

/** An account with the wanted contacts and no root credentials, plus overrides. */
export const snapshotOf = ({ account, contacts, root, ...rest }: Overrides = {}): Snapshot => ({
  account: accountOf(account),
  readAt: now,
  tags: known({}),
  contacts: { SECURITY: known(wanted), BILLING: known(wanted), OPERATIONS: known(wanted), ...contacts },
  root: {
    accessKeys: known([]),
    passwordPresent: known(false),
    passwordLastUsedAt: known(null),
    mfa: known({ enabled: false, serials: [] }),
    signingCertificates: known([]),
    ...root,
  },
  ...rest,
});

export const keyOf = (overrides: Partial<AccessKey> = {}): AccessKey => ({
  id: 'AKIAPAYMENTSAAAA1111',
  status: 'Active',
  createdAt: '2020-01-01T00:00:00.000Z',
  lastUsedAt: null,
  ...overrides,
});

export const denied = unknown('denied-by-scp', 'policy p-denyroot1 denies it.', 'p-denyroot1');

export const runOf = (overrides: Partial<Run> = {}): Run => ({
  id: 'run-1',
  trigger: 'schedule',
  mode: 'apply',
  startedAt: now,
  policyDigest: 'digest',
  ...overrides,
});

/** The numbers of a run that read one account, in which work remains. */
export const summaryWith = (overrides: Partial<RunSummary> = {}): RunSummary => ({
  mode: 'apply',
  asOf: now,
  accounts: 1,
  written: { contacts: 0, accounts: 0 },
  planned: { contacts: 0, accounts: 0, cases: 0 },
  casesOpened: 0,
  casesToDecide: 0,
  openAccounts: 1,
  accountsInViolation: 1,
  ...overrides,
});

/** A pending first generation about an unused key, opened the day before; its time to decide runs. */
export const recordOf = (overrides: Partial<CaseRecord> = {}): CaseRecord => ({
  account: member,
  accountName: 'payments',
  management: false,
  unit: 'ou-h4rb-workload',
  rootEmail: 'aws+payments@harbor.example',
  rule: 'root-access-key',
  generation: 1,
  state: 'pending',
  fingerprint: 'fingerprint',
  severity: 'critical',
  reason: 'unused',
  message: 'A key.',
  evidence: { keys: [] },
  openedAt: '2026-11-01T06:00:00.000Z',
  expiresAt: '2026-11-08T06:00:00.000Z',
  askedAt: '2026-11-01T06:00:00.000Z',
  runId: 'run-0',
  expiriesInARow: 0,
  timeline: [{ at: '2026-11-01T06:00:00.000Z', event: 'opened', by: 'rootward', detail: 'unused' }],
  revision: 1,
  writeId: `run-0/${member}/root-access-key/1`,
  ...overrides,
});
