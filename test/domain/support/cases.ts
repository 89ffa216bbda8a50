import type { CaseRecord } from '../../../lib/domain/cases/case';
import type { DecisionRequest } from '../../../lib/domain/cases/decision-request';
import type { Redemption } from '../../../lib/domain/cases/redeem';
import type { AccessKey } from '../../../lib/domain/snapshot';
import { keyOf, member, now, policyOf, recordOf } from './build';

export const lead = 'security-lead@harbor.example';
export const second = 'platform-lead@harbor.example';
export const stranger = 'stranger@elsewhere.example';

export const keyId = 'AKIAPAYMENTSAAAA1111';
export const otherKeyId = 'AKIAPAYMENTSBBBB2222';

export const execution = 'arn:aws:states:eu-west-1:100000000001:execution:Rootward-Case:one';
export const otherExecution = `${execution}-r1`;

/** A policy with two approvers, of whom `required` must approve. */
export const approversPolicy = (required: 1 | 2 = 1, approvals: object = {}) =>
  policyOf({
    approvals: {
      approvers: [
        { name: 'Security lead', email: lead },
        { name: 'Platform lead', email: second },
      ],
      required,
      ...approvals,
    },
  });

/** A pending case about one active key of a member account. */
export const pendingRecord = (overrides: Partial<CaseRecord> = {}): CaseRecord =>
  recordOf({ evidence: { keys: [keyOf()] }, ...overrides });

/** A pending case that one person approved an hour before `now`. */
export const approvedRecord = (overrides: Partial<CaseRecord> = {}): CaseRecord => {
  const at = '2026-11-02T05:00:00.000Z';
  return pendingRecord({
    state: 'approved',
    decision: 'approve',
    decidedBy: lead,
    decidedAt: at,
    approvals: [{ by: lead, at }],
    revision: 2,
    ...overrides,
  });
};

/** An approved case that `execution` has redeemed. */
export const actingRecord = (overrides: Partial<CaseRecord> = {}): CaseRecord =>
  approvedRecord({ state: 'acting', redeemedBy: execution, revision: 3, ...overrides });

/** An answer of the first approver to `pendingRecord()`. */
export const requestOf = (overrides: Partial<DecisionRequest> = {}): DecisionRequest => ({
  account: member,
  rule: 'root-access-key',
  generation: 1,
  fingerprint: 'fingerprint',
  decision: 'approve',
  by: lead,
  reason: 'Nobody knows the key',
  ...(overrides.decision === 'accept' ? { until: '2027-01-31' } : {}),
  ...overrides,
});

export const redemptionOf = (overrides: Partial<Redemption> = {}): Redemption => ({
  generation: 1,
  execution,
  policy: approversPolicy(),
  now,
  ...overrides,
});

/** The key of `pendingRecord()`, as a root session lists it. */
export const found = (overrides: Partial<AccessKey> = {}): AccessKey => keyOf(overrides);
