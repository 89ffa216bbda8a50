import { known, unknown } from '../../../lib/domain/fact';
import { ruleIds } from '../../../lib/domain/finding';
import { inspect } from '../../../lib/domain/runs/inspect';
import { keyOf, member, now, policyOf, recordOf, snapshotOf } from '../support/build';
import { actions, message, missing, plan, second } from '../support/make-plan';

describe('accounts that are not written to', () => {
  const broken = snapshotOf({ contacts: { SECURITY: missing }, root: { accessKeys: known([keyOf()]) } });
  const wouldOnly = [
    [member, 'security-contact', 'would-fix'],
    [member, 'root-access-key', 'would-ask'],
  ];

  it.each([
    ['in plan mode', {}, { mode: 'plan' as const }],
    ['outside applyTo', { run: { applyTo: { account: second } } }, {}],
  ])('say what would be done %s', (_name, sections, run) => {
    const planned = plan([broken], { policy: policyOf(sections), run });
    expect([planned.fixes, planned.cases, actions(planned)]).toEqual([[], [], wouldOnly]);
  });

  it.each([
    ['in plan mode', {}, { mode: 'plan' as const }, undefined],
    ['outside applyTo', { run: { applyTo: { account: second } } }, {}, 'out-of-scope'],
    [
      'outside applyTo in plan mode',
      { run: { applyTo: { account: second } } },
      { mode: 'plan' as const },
      'out-of-scope',
    ],
  ])('say why a run in apply mode would leave them alone %s', (_name, sections, run, leftAlone) => {
    const planned = plan([broken], { policy: policyOf(sections), run });
    const violations = planned.accounts[0]?.findings.filter(({ verdict }) => verdict === 'violation') ?? [];
    expect(violations.map((finding) => finding.leftAlone)).toEqual([leftAlone, leftAlone]);
    expect(message(planned, 'security-contact')?.endsWith('outside run.applyTo, so nothing is written or asked.')).toBe(
      leftAlone !== undefined,
    );
  });

  it('say in plan mode which cases would find no place, and which overwrites would not take place', () => {
    const two = [broken, snapshotOf({ ...broken, account: { id: second } })];
    const places = plan(two, { policy: policyOf({ approvals: { openPerDay: 1 } }), run: { mode: 'plan' } });
    const cases = places.accounts.flatMap(({ findings }) => findings.filter(({ action }) => action === 'would-ask'));
    expect(cases.map(({ leftAlone }) => leftAlone)).toEqual([undefined, 'no-place']);
    expect(cases[1]?.message).toContain('Nobody would be asked yet: approvals.openPerDay (1) leaves no place.');
  });

  it.each([
    ['accepted', { acceptedUntil: '2026-11-02' }, [[member, 'root-access-key', 'accepted']]],
    ['rejected', { decidedAt: '2026-11-01T07:00:00.000Z' }, []],
  ] as const)('keep what people decided in plan mode: %s', (state, decision, expected) => {
    const fingerprint = inspect(broken, policyOf(), now).fingerprints['root-access-key'];
    const cases = [recordOf({ state, fingerprint, ...decision })];
    const planned = plan([broken], { run: { mode: 'plan' }, cases });
    expect([planned.cases, actions(planned).slice(1)]).toEqual([[], expected]);
  });

  it('wait until a new account has settled, unless the run is its onboarding', () => {
    const joined = snapshotOf({ ...broken, account: { joinedAt: '2026-11-02T05:45:00.001Z' } });
    const planned = plan([joined]);
    expect([planned.fixes, planned.cases, actions(planned)]).toEqual([[], [], wouldOnly]);
    expect(message(planned, 'security-contact')).toBe(
      'The security contact is missing. The account has just joined; it is written to and asked about from 2026-11-02T06:00:00.001Z on.',
    );
    const settled = snapshotOf({ ...broken, account: { joinedAt: '2026-11-02T05:45:00.000Z' } });
    expect(plan([settled]).fixes).toHaveLength(1);
    expect(plan([joined], { run: { trigger: 'onboarding', accounts: [member] } }).fixes).toHaveLength(1);
  });

  it('show why they are excluded, and that it ends soon', () => {
    const planned = (until: string) =>
      plan([broken], { policy: policyOf({ exclusions: [{ account: member, reason: 'Migration', until }] }) });
    const first = planned('2026-11-17');
    expect([first.fixes, first.cases]).toEqual([[], []]);
    expect(actions(first)).toEqual(ruleIds.map((rule) => [member, rule, 'excluded']));
    expect(first.accounts[0]?.exclusion).toEqual({ reason: 'Migration', until: '2026-11-17' });
    expect(
      ['2026-11-17', '2026-11-16', '2026-11-03', '2026-11-02'].map((until) =>
        message(planned(until), 'security-contact'),
      ),
    ).toEqual([
      'The security contact is missing. Excluded until 2026-11-17: Migration',
      'The security contact is missing. Excluded until 2026-11-16, which is in 14 days: Migration',
      'The security contact is missing. Excluded until 2026-11-03, which is tomorrow: Migration',
      'The security contact is missing. Excluded until 2026-11-02, which is today: Migration',
    ]);
  });

  it('are only excluded as a whole when all rules are', () => {
    const policy = policyOf({
      exclusions: [{ account: member, rules: ['security-contact'], reason: 'Migration', until: '2027-03-31' }],
    });
    const planned = plan([broken], { policy });
    expect(planned.accounts[0]?.exclusion).toBeUndefined();
    expect(actions(planned)).toEqual([
      [member, 'security-contact', 'excluded'],
      [member, 'root-access-key', 'awaiting-approval'],
    ]);
  });

  it('are held back as a whole while it is unknown what excludes them', () => {
    const policy = policyOf({ exclusions: [{ tag: 'a=b', reason: 'Migration', until: '2027-03-31' }] });
    const planned = plan([snapshotOf({ ...broken, account: {}, tags: unknown('denied', 'tags were denied.') })], {
      policy,
      cases: [recordOf()],
    });
    expect([planned.fixes, planned.cases, actions(planned)]).toEqual([[], [], []]);
  });

  it('are incomplete when their inspection was lost', () => {
    const planned = plan([], { unread: [snapshotOf().account], cases: [recordOf()] });
    expect([planned.fixes, planned.cases]).toEqual([[], []]);
    expect(planned.accounts[0]?.findings).toEqual(
      ruleIds.map((rule) => ({
        rule,
        severity: expect.any(String),
        verdict: 'unknown',
        reason: 'unreadable',
        message: 'The account could not be read: its inspection left no result. The next run reads it again.',
        evidence: { cause: 'no-result' },
        action: 'none',
        ...(rule === 'root-access-key' ? { generation: 1 } : {}),
      })),
    );
  });

  it('have no findings when they are not ACTIVE, even where an inspection says otherwise', () => {
    const planned = plan([snapshotOf({ ...broken, account: { state: 'PENDING_CLOSURE' } })]);
    expect(planned.accounts).toEqual([
      {
        account: {
          id: member,
          name: 'payments',
          state: 'PENDING_CLOSURE',
          path: ['r-h4rb', 'ou-h4rb-workload'],
          management: false,
        },
        findings: [],
      },
    ]);
    expect(planned.fixes).toEqual([]);
  });
});
