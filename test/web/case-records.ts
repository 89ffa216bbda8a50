import type { CaseRecord } from '../../lib/domain/cases/case';

export const now = '2026-11-04T09:30:00.000Z';

export const lead = 'lead@example.com';
export const second = 'platform@example.com';
export const stranger = 'stranger@elsewhere.example';

export const approvers = [
  { name: 'Security lead', email: lead },
  { name: 'Platform lead', email: second },
];

/** A pending case about two keys of a member account. A test only sets what differs. */
export const keyCase = (overrides: Partial<CaseRecord> = {}): CaseRecord => ({
  account: '400000000006',
  accountName: 'harbor-payments',
  management: false,
  rule: 'root-access-key',
  generation: 1,
  state: 'pending',
  fingerprint: 'a'.repeat(64),
  severity: 'critical',
  reason: 'unused',
  message:
    'The root user has an active access key without recent use: active key …K3YA, created 2021-03-14, last used 2024-02-02 for s3 in eu-west-1; inactive key …K3YB, created 2019-06-01, never used.',
  evidence: {
    keys: [
      {
        id: 'AKIAPAYMENTSXXXXK3YA',
        status: 'Active',
        createdAt: '2021-03-14T08:00:00.000Z',
        lastUsedAt: '2024-02-02T10:00:00.000Z',
        lastUsedService: 's3',
        lastUsedRegion: 'eu-west-1',
      },
      { id: 'AKIAPAYMENTSXXXXK3YB', status: 'Inactive', createdAt: '2019-06-01T00:00:00.000Z', lastUsedAt: null },
    ],
  },
  openedAt: '2026-11-02T06:00:00.000Z',
  expiresAt: '2026-11-09T06:00:00.000Z',
  runId: 'run-1',
  expiriesInARow: 0,
  timeline: [
    { at: '2026-11-02T06:00:00.000Z', event: 'opened', by: 'rootward', detail: 'unused' },
    { at: '2026-11-02T06:00:09.000Z', event: 'asked', by: 'rootward', detail: '2 approvers' },
  ],
  revision: 2,
  writeId: 'w',
  ...overrides,
});

/** A pending case whose work only a person can do. */
export const mfaCase = (overrides: Partial<CaseRecord> = {}): CaseRecord =>
  keyCase({
    rule: 'root-mfa',
    reason: 'absent',
    message: 'The root user has a password and no MFA.',
    evidence: { password: true, serials: [] },
    fingerprint: 'b'.repeat(64),
    ...overrides,
  });

/** A pending case about the management account, whose credential report has no key ids. */
export const managementCase = (overrides: Partial<CaseRecord> = {}): CaseRecord =>
  keyCase({
    account: '100000000001',
    accountName: 'harbor-management',
    management: true,
    reason: 'in-use',
    message:
      "Somebody uses the root user's access keys: active key slot-1, created 2018-01-09, last used 2026-11-01 for iam in us-east-1.",
    evidence: {
      keys: [
        {
          id: 'slot-1',
          status: 'Active',
          createdAt: '2018-01-09T00:00:00.000Z',
          lastUsedAt: '2026-11-01T22:00:00.000Z',
          lastUsedService: 'iam',
          lastUsedRegion: 'us-east-1',
        },
      ],
    },
    fingerprint: 'c'.repeat(64),
    ...overrides,
  });

export const certificateCase = (overrides: Partial<CaseRecord> = {}): CaseRecord =>
  keyCase({
    account: '700000000015',
    accountName: 'legacy-soap',
    rule: 'root-signing-certificate',
    severity: 'high',
    reason: 'present',
    message: 'The root user has a signing certificate: …CRT1 (active).',
    evidence: { certificates: [{ id: 'CERTIFICATEXXXXXCRT1', status: 'Active' }] },
    fingerprint: 'd'.repeat(64),
    ...overrides,
  });

export const passwordCase = (overrides: Partial<CaseRecord> = {}): CaseRecord =>
  keyCase({
    account: '400000000011',
    accountName: 'data-lake',
    rule: 'root-password',
    severity: 'high',
    reason: 'present',
    message: 'The root user of this member account has a password.',
    evidence: { password: true },
    fingerprint: 'e'.repeat(64),
    ...overrides,
  });
