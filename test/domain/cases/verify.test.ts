import type { CaseRecord } from '../../../lib/domain/cases/case';
import { verified } from '../../../lib/domain/cases/verify';
import { CaseClosedError } from '../../../lib/domain/errors';
import type { Judgement } from '../../../lib/domain/finding';
import { keyOf, member, now, policyOf } from '../support/build';
import { actingRecord, execution, lead } from '../support/cases';

const judgementOf = (overrides: Partial<Judgement> = {}): Judgement => ({
  rule: 'root-access-key',
  verdict: 'compliant',
  reason: 'none',
  severity: 'critical',
  message: 'The root user has no access key.',
  evidence: {},
  ...overrides,
});

const first = { now, last: false };
const policy = policyOf();
const asked = { at: now, event: 'asked', by: 'rootward', detail: lead, to: [lead] } as const;

describe('verified', () => {
  it.each([
    ['deleted', 'approve'],
    ['done', 'done'],
  ] as const)('closes as %s what is proven', (detail, decision) => {
    const record = actingRecord({ decision });
    expect(verified(record, judgementOf(), first)).toEqual({
      kind: 'done',
      after: {
        ...record,
        state: 'done',
        closedAt: now,
        timeline: [
          ...record.timeline,
          { at: now, event: 'verified', by: 'rootward', detail: 'The root user has no access key.' },
          { at: now, event: 'closed', by: 'rootward', detail },
        ],
        revision: 4,
        writeId: `verify/${execution}/${member}/root-access-key/1/4`,
      },
    });
  });

  it('takes a removed password for MFA that is no longer needed', () => {
    const record = actingRecord({ rule: 'root-mfa', decision: 'done' });
    const judgement = judgementOf({ rule: 'root-mfa', verdict: 'not-applicable', reason: 'no-password' });
    expect(verified(record, judgement, first).kind).toBe('done');
  });

  it.each<[string, Partial<CaseRecord>, Partial<Judgement>, boolean, 'failed' | 'stale', string]>([
    ['after a person said done', { decision: 'done' }, { verdict: 'violation' }, false, 'failed', 'not-done'],
    ['after Rootward acted', {}, { verdict: 'violation' }, false, 'failed', 'still-there'],
    ['when nothing could be read in time', {}, { verdict: 'unknown' }, true, 'failed', 'unverified'],
    [
      'when MFA is on and AWS does not tell its kind, without waiting for another reading',
      { decision: 'done' },
      { verdict: 'unknown', reason: 'kind-unknown' },
      false,
      'stale',
      'kind-unknown',
    ],
    [
      'when AWS does not tell a passkey from a security key',
      { decision: 'done' },
      { verdict: 'unknown', reason: 'passkey-or-key' },
      true,
      'stale',
      'passkey-or-key',
    ],
    [
      'when the policy no longer asks for it',
      { decision: 'done' },
      { verdict: 'not-applicable', reason: 'covered' },
      false,
      'stale',
      'covered',
    ],
  ])('ends without a proof, and says what is found, %s', (_, overrides, judgement, last, state, detail) => {
    const record = actingRecord(overrides);
    expect(verified(record, judgementOf({ message: 'What is missing.', ...judgement }), { now, last })).toEqual({
      kind: 'failed',
      after: {
        ...record,
        state,
        message: 'What is missing.',
        closedAt: now,
        timeline: [...record.timeline, { at: now, event: state, by: 'rootward', detail }],
        revision: 4,
        writeId: `verify/${execution}/${member}/root-access-key/1/4`,
      },
    });
  });

  it('is tried again while the account cannot be read', () => {
    expect(verified(actingRecord(), judgementOf({ verdict: 'unknown' }), first)).toEqual({ kind: 'unreadable' });
  });

  it.each([judgementOf(), judgementOf({ verdict: 'violation' })])(
    'never changes a closed case ($verdict)',
    (judgement) => {
      expect(() => verified(actingRecord({ state: 'rejected' }), judgement, first)).toThrow(CaseClosedError);
    },
  );

  it('names nobody where no execution is known', () => {
    const { kind, ...rest } = verified(actingRecord({ redeemedBy: undefined }), judgementOf(), first);
    expect([kind, rest]).toEqual([
      'done',
      { after: expect.objectContaining({ writeId: `verify/nobody/${member}/root-access-key/1/4` }) },
    ]);
  });
});

describe('a finding that verification finds still there', () => {
  const violation = judgementOf({ verdict: 'violation', reason: 'unused', message: 'It is still there.' });
  const shows = { fingerprint: 'found now', evidence: { keys: [keyOf({ id: 'AKIANOW' })] } };
  const refuted = (overrides: Partial<CaseRecord>, again: object = { policy, shows }) =>
    verified(actingRecord(overrides), violation, { ...first, again: again as { policy: typeof policy } });

  it.each([
    ['done', 'not-done'],
    ['approve', 'still-there'],
  ] as const)('opens the next generation at once after %s', (decision, detail) => {
    const record = actingRecord({ decision, askedAt: now, timeline: [asked] });
    const result = verified(record, violation, { ...first, again: { policy, shows } });
    expect(result.kind).toBe('reopened');
    if (result.kind !== 'reopened') return;
    expect(result.closes).toMatchObject({
      state: 'failed',
      generation: 1,
      message: 'It is still there.',
      closedAt: now,
    });
    expect(result.after).toEqual({
      account: member,
      accountName: 'payments',
      management: false,
      unit: 'ou-h4rb-workload',
      rootEmail: 'aws+payments@harbor.example',
      rule: 'root-access-key',
      generation: 2,
      state: 'pending',
      previous: { state: 'failed', detail, by: lead },
      askedBefore: true,
      severity: 'critical',
      reason: 'unused',
      message: 'It is still there.',
      ...shows,
      openedAt: now,
      expiresAt: '2026-11-09T06:00:00.000Z',
      runId: 'run-0',
      expiriesInARow: 0,
      earlierOpenings: 0,
      timeline: [{ at: now, event: 'opened', by: 'rootward', detail: 'unused' }],
      revision: result.closes.revision + 1,
      writeId: `reopen/${execution}/${member}/root-access-key/2`,
    });
  });

  it('shows what was shown before, where a new reading gives no details', () => {
    const result = refuted({ management: true, fingerprint: 'shown', reason: 'inactive' }, { policy });
    expect(result).toMatchObject({
      after: { fingerprint: 'shown', reason: 'inactive', message: 'It is still there.' },
    });
  });

  it('opens nothing where the policy does not let Rootward ask', () => {
    expect(verified(actingRecord({ decision: 'done' }), violation, first).kind).toBe('failed');
  });

  it('counts for the places of the day', () => {
    const result = refuted({ timeline: [{ at: now, event: 'opened', by: 'rootward', detail: '' }] });
    expect(result).toMatchObject({ after: { earlierOpenings: 1 } });
  });
});
