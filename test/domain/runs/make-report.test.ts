import { makeReport } from '../../../lib/domain/runs/make-report';
import type { CaseState } from '../../../lib/domain/cases/case';
import type { Action, Finding, Verdict } from '../../../lib/domain/finding';
import type { Plan, PlannedAccount } from '../../../lib/domain/runs/plan';
import { member, recordOf, runOf } from '../support/build';

const finding = (rule: Finding['rule'], action: Action, verdict: Verdict = 'violation'): Finding => ({
  rule,
  verdict,
  reason: 'reason',
  severity: 'low',
  message: `Message of ${rule}.`,
  evidence: {},
  action,
});
const missing = (rule: Finding['rule'], action: Action): Finding => ({ ...finding(rule, action), reason: 'missing' });
const account = (findings: readonly Finding[], overrides: Partial<PlannedAccount['account']> = {}): PlannedAccount => ({
  account: { id: member, name: 'payments', state: 'ACTIVE', path: ['r-h4rb', 'ou-1'], management: false, ...overrides },
  findings,
});
const planOf = (accounts: readonly PlannedAccount[], fixes: Plan['fixes'] = []): Plan => ({
  v: 1,
  run: runOf(),
  organization: { id: 'o-harborharb', findings: [] },
  accounts,
  fixes,
  cases: [],
  awsCalls: { calls: { 'account:GetAlternateContact': 3 }, throttled: 1 },
});
type Rest = Partial<Pick<Parameters<typeof makeReport>[0], 'fixes' | 'conflicted'>>;
const conclude = (plan: Plan, rest: Rest = {}) =>
  makeReport({
    plan,
    fixes: [],
    finishedAt: '2026-11-02T06:05:00.000Z',
    awsCalls: { calls: { 'account:PutAlternateContact': 1, 'account:GetAlternateContact': 1 }, throttled: 1 },
    ...rest,
  });
const outcome = (...findings: Finding[]) => conclude(planOf([account(findings)])).accounts[0]?.outcome;

describe('the report of a run', () => {
  it('is complete', () => {
    expect(conclude(planOf([account([finding('security-contact', 'none', 'compliant')])]))).toEqual({
      schemaVersion: 1,
      run: {
        id: 'run-1',
        trigger: 'schedule',
        mode: 'apply',
        startedAt: '2026-11-02T06:00:00.000Z',
        finishedAt: '2026-11-02T06:05:00.000Z',
        policyDigest: 'digest',
      },
      organization: { id: 'o-harborharb', findings: [] },
      accounts: [
        {
          id: member,
          name: 'payments',
          unit: 'ou-1',
          outcome: 'compliant',
          reason: '',
          findings: [finding('security-contact', 'none', 'compliant')],
        },
      ],
      totals: {
        accounts: 1,
        coverage: { read: 1, incomplete: 0, skipped: 0 },
        byOutcome: { compliant: 1 },
        byRule: {},
        awsCalls: { 'account:GetAlternateContact': 4, 'account:PutAlternateContact': 1 },
        throttled: 2,
      },
    });
  });

  it('says of every planned fix what became of it, and leaves what was not planned', () => {
    const contacts = ['security-contact', 'billing-contact', 'operations-contact'] as const;
    const second = { ...account([finding('security-contact', 'would-fix')], { id: '300000000003' }) };
    const plan = planOf(
      [account(contacts.map((rule) => missing(rule, 'would-fix'))), second],
      [
        {
          account: member,
          contacts: (['SECURITY', 'BILLING', 'OPERATIONS'] as const).map((type) => ({ type, kind: 'fill' })),
        },
      ],
    );
    const report = conclude(plan, {
      fixes: [
        { account: member, type: 'SECURITY', status: 'fixed', message: '' },
        { account: member, type: 'BILLING', status: 'failed', message: 'AWS refused the write.' },
        { account: '300000000003', type: 'SECURITY', status: 'fixed', message: '' },
      ],
    });
    const fixed = 'The security contact was missing; it is set now.';
    const billing = 'Message of billing-contact. It could not be fixed: AWS refused the write.';
    const operations =
      'Message of operations-contact. It could not be fixed: the fix left no result (no-result). The next run tries again.';
    expect(report.accounts.map(({ findings, outcome, reason }) => ({ findings, outcome, reason }))).toEqual([
      {
        findings: [
          { ...missing('security-contact', 'fixed'), message: fixed },
          { ...missing('billing-contact', 'failed'), message: billing },
          { ...missing('operations-contact', 'failed'), message: operations },
        ],
        outcome: 'incomplete',
        reason: billing,
      },
      { findings: [finding('security-contact', 'would-fix')], outcome: 'violations', reason: '' },
    ]);
  });

  it.each<[CaseState, Action, Action]>([
    ['approved', 'queued', 'awaiting-approval'],
    ['rejected', 'awaiting-approval', 'none'],
    ['accepted', 'awaiting-approval', 'accepted'],
    ['pending', 'none', 'awaiting-approval'],
    ['done', 'awaiting-approval', 'none'],
  ])('follows a case that another writer made %s: %s becomes %s', (state, planned, action) => {
    const report = conclude(planOf([account([finding('root-access-key', planned)])]), {
      conflicted: [recordOf({ state })],
    });
    expect(report.accounts[0]?.findings).toEqual([{ ...finding('root-access-key', action), generation: 1 }]);
  });

  it('tells the decision of a case that another writer changed, and no other one any more', () => {
    const decided = { decidedBy: 'lead@harbor.example', decidedAt: '2026-11-02T06:02:00.000Z' };
    const rejected = recordOf({
      ...decided,
      generation: 2,
      state: 'rejected',
      timeline: [{ at: decided.decidedAt, event: 'rejected', by: decided.decidedBy, detail: 'Not ours' }],
    });
    const decision = { decision: 'reject', by: decided.decidedBy, at: decided.decidedAt, reason: 'Not ours' } as const;
    const accepted = { ...finding('root-access-key', 'accepted'), generation: 1, decision };
    const findings = (planned: Finding, record: typeof rejected) =>
      conclude(planOf([account([planned])]), { conflicted: [record] }).accounts[0]?.findings;

    expect(findings(finding('root-access-key', 'awaiting-approval'), rejected)).toEqual([
      { ...finding('root-access-key', 'none'), generation: 2, decision },
    ]);
    expect(findings(accepted, recordOf({ generation: 3 }))).toEqual([
      { ...finding('root-access-key', 'awaiting-approval'), generation: 3 },
    ]);
  });

  it.each([
    ['security-contact', 'missing', {}, 'The security contact was missing; it is set now.'],
    [
      'billing-contact',
      'differs',
      { fields: ['name', 'phone'] },
      'The billing contact differed from the wanted one in name, phone; it is the wanted one now.',
    ],
    [
      'operations-contact',
      'differs',
      {},
      'The operations contact differed from the wanted one; it is the wanted one now.',
    ],
  ] as const)('speaks in the past of a fixed %s that was %s', (rule, reason, evidence, message) => {
    const planned = { ...finding(rule, 'would-fix'), reason, evidence };
    const type = rule === 'security-contact' ? 'SECURITY' : rule === 'billing-contact' ? 'BILLING' : 'OPERATIONS';
    const plan = planOf([account([planned])], [{ account: member, contacts: [{ type, kind: 'fill' }] }]);
    const report = conclude(plan, { fixes: [{ account: member, type, status: 'fixed', message: '' }] });
    expect(report.accounts[0]?.findings).toEqual([{ ...planned, action: 'fixed', message }]);
  });

  it.each([
    finding('root-access-key', 'none', 'compliant'),
    finding('root-access-key', 'excluded'),
    finding('root-access-key', 'none', 'unknown'),
  ])('keeps the action of a finding that asks for nothing, whatever its case is: $action $verdict', (kept) => {
    const report = conclude(planOf([account([kept])]), { conflicted: [recordOf({ state: 'approved' })] });
    expect(report.accounts[0]?.findings).toEqual([kept]);
  });

  it('gives the state of a skipped account and the reason of an excluded one', () => {
    const excluded = {
      ...account([finding('root-mfa', 'excluded')]),
      exclusion: { reason: 'Migration', until: '2027-03-31' },
    };
    const report = conclude(planOf([account([], { state: 'SUSPENDED' }), excluded]));
    expect(report.accounts.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['skipped', 'SUSPENDED'],
      ['excluded', 'Migration'],
    ]);
    expect(report.totals).toMatchObject({
      coverage: { read: 1, incomplete: 0, skipped: 1 },
      byOutcome: { skipped: 1, excluded: 1 },
      byRule: { 'root-mfa': 1 },
    });
  });

  it('counts an excluded account that could not be read as not covered', () => {
    const report = conclude(planOf([account([finding('root-mfa', 'excluded', 'unknown')])]));
    expect([report.accounts[0]?.outcome, report.totals.coverage]).toEqual([
      'excluded',
      { read: 0, incomplete: 1, skipped: 0 },
    ]);
  });
});

describe('the outcome of an account', () => {
  const unknown = finding('root-mfa', 'none', 'unknown');
  const failed = finding('security-contact', 'failed');
  const waiting = finding('root-access-key', 'awaiting-approval');
  const queued = finding('root-access-key', 'queued');
  const wouldFix = finding('billing-contact', 'would-fix');
  const wouldAsk = finding('root-access-key', 'would-ask');
  const inform = finding('root-recent-use', 'inform');
  const rejected = finding('root-access-key', 'none');
  const accepted = finding('root-signing-certificate', 'accepted');
  const fixed = finding('operations-contact', 'fixed');
  const password = finding('root-password', 'inform');
  const excluded = finding('root-email-domain', 'excluded');
  const compliant = finding('root-email-domain', 'none', 'compliant');

  it.each([
    ['excluded', [excluded, excluded]],
    ['incomplete', [unknown, waiting, wouldAsk, inform, accepted, fixed]],
    ['incomplete', [failed, waiting, inform, fixed]],
    ['incomplete', [{ ...excluded, verdict: 'unknown' as const }, compliant]],
    ['awaiting-approval', [waiting, inform, accepted, fixed]],
    ['awaiting-approval', [queued, inform]],
    ['violations', [wouldFix, inform, accepted]],
    ['violations', [wouldAsk, inform]],
    ['attention', [inform, accepted, fixed]],
    ['attention', [rejected, accepted, fixed]],
    ['accepted', [accepted, fixed, password]],
    ['fixed', [fixed, password, excluded]],
    ['compliant', [compliant, password, excluded]],
    ['incomplete', []],
  ])('is %s, the first that applies (%#)', (expected, findings) => {
    expect(outcome(...findings)).toBe(expected);
  });
});
