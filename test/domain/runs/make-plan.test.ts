import type { Account } from '../../../lib/domain/account';
import type { CaseRecord } from '../../../lib/domain/cases/case';
import { known, unknown } from '../../../lib/domain/fact';
import { ruleIds } from '../../../lib/domain/finding';
import { inspect } from '../../../lib/domain/runs/inspect';
import { makePlan } from '../../../lib/domain/runs/make-plan';
import { makeReport } from '../../../lib/domain/runs/make-report';
import type { Policy } from '../../../lib/domain/policy/schema';
import type { Run } from '../../../lib/domain/runs/run';
import type { Snapshot } from '../../../lib/domain/snapshot';
import { keyOf, member, now, policyOf, recordOf, runOf, snapshotOf, wanted } from '../support/build';

const second = '300000000003';
const missing = known(null);
const founder = known({ ...wanted, name: 'Founder' });
const enforce = { contacts: { mode: 'enforce' } };

interface Given {
  readonly policy?: Policy;
  readonly run?: Partial<Run>;
  readonly cases?: readonly CaseRecord[];
  /** Listed accounts that were not read. */
  readonly unread?: readonly Account[];
  readonly unitNames?: Readonly<Record<string, string>>;
}
const plan = (
  snapshots: readonly Snapshot[],
  { policy = policyOf(), run = {}, cases = [], unread = [], unitNames }: Given = {},
) =>
  makePlan({
    run: runOf(run),
    policy,
    organization: { id: 'o-harborharb', findings: [], ...(unitNames && { unitNames }) },
    accounts: [...snapshots.map(({ account }) => account), ...unread],
    inspections: snapshots.map((snapshot) => inspect(snapshot, policy, now)),
    cases,
    now,
    awsCalls: { calls: {}, throttled: 0 },
  });
type Planned = ReturnType<typeof plan>;
/** Findings with an action other than `none`, as account, rule, action. */
const actions = ({ accounts }: Planned) =>
  accounts.flatMap(({ account, findings }) =>
    findings.filter(({ action }) => action !== 'none').map(({ rule, action }) => [account.id, rule, action]),
  );
const message = ({ accounts }: Planned, rule: string) =>
  accounts.flatMap(({ findings }) => findings).find((finding) => finding.rule === rule)?.message;
const organization = ({ organization: { findings } }: Planned, rule: string) =>
  findings.find((finding) => finding.rule === rule);

const digest: unknown = expect.stringMatching(/^[0-9a-f]{64}$/);

describe('fixes', () => {
  it('are planned by account and in the order of contacts, and stand as would-fix until proven', () => {
    const planned = plan(
      [
        snapshotOf({ account: { id: second }, contacts: { OPERATIONS: missing } }),
        snapshotOf({ contacts: { OPERATIONS: missing, SECURITY: founder } }),
      ],
      { policy: policyOf(enforce) },
    );
    expect(planned.fixes).toEqual([
      {
        account: member,
        contacts: [
          { type: 'SECURITY', kind: 'overwrite', digest },
          { type: 'OPERATIONS', kind: 'fill', digest },
        ],
      },
      { account: second, contacts: [{ type: 'OPERATIONS', kind: 'fill', digest }] },
    ]);
    expect(actions(planned)).toEqual([
      [member, 'security-contact', 'would-fix'],
      [member, 'operations-contact', 'would-fix'],
      [second, 'operations-contact', 'would-fix'],
    ]);
  });

  it('leave what can only be reported', () => {
    const policy = policyOf({ contacts: { emailDomains: ['harbor.example'] } });
    const foreign = known({ ...wanted, email: 'founder@gmail.example' });
    const planned = plan(
      [
        snapshotOf({
          account: { email: 'root@gmail.example' },
          contacts: { SECURITY: foreign },
          root: { passwordPresent: known(true), mfa: known({ enabled: true }), passwordLastUsedAt: known(now) },
        }),
      ],
      { policy },
    );
    expect([planned.fixes, actions(planned)]).toEqual([
      [],
      [
        [member, 'security-contact', 'inform'],
        [member, 'root-password', 'inform'],
        [member, 'root-recent-use', 'inform'],
        [member, 'root-email-domain', 'inform'],
      ],
    ]);
  });
});

describe('maxOverwrites', () => {
  const overwritten = snapshotOf({ contacts: { SECURITY: founder, BILLING: founder, OPERATIONS: missing } });
  const other = snapshotOf({ account: { id: second }, contacts: { BILLING: founder } });
  const ceiling = (maxOverwrites: number, more: Record<string, object> = {}) =>
    policyOf({ contacts: { mode: 'enforce', maxOverwrites }, ...more });

  it('counts accounts, not contacts, and overwrites up to the ceiling', () => {
    const planned = plan([overwritten, other], { policy: ceiling(2) });
    expect(planned.fixes.map(({ contacts }) => contacts.length)).toEqual([3, 1]);
    expect(organization(planned, 'contact-overwrites')).toEqual({
      rule: 'contact-overwrites',
      verdict: 'compliant',
      reason: 'within-ceiling',
      message: 'Existing contacts of 2 accounts differ from the wanted ones; the ceiling is 2.',
    });
  });

  it('overwrites none above it, fills what is missing, and says what to do', () => {
    const planned = plan([overwritten, other], { policy: ceiling(1) });
    expect(planned.fixes).toEqual([{ account: member, contacts: [{ type: 'OPERATIONS', kind: 'fill', digest }] }]);
    expect(actions(planned)).toEqual([
      [member, 'security-contact', 'inform'],
      [member, 'billing-contact', 'inform'],
      [member, 'operations-contact', 'would-fix'],
      [second, 'billing-contact', 'inform'],
    ]);
    expect(message(planned, 'security-contact')).toBe(
      'The security contact differs from the wanted one in name. ' +
        'Not overwritten: more accounts differ than contacts.maxOverwrites (1) allows.',
    );
    expect(organization(planned, 'contact-overwrites')).toEqual({
      rule: 'contact-overwrites',
      verdict: 'violation',
      reason: 'over-ceiling',
      message:
        'Existing contacts would be overwritten in 2 accounts, more than the ceiling of 1, so none was overwritten; ' +
        'missing contacts are not affected. Look at the findings with the reason "differs". If they are meant, set ' +
        'contacts.maxOverwrites to 2 or more, or narrow run.applyTo, in rootward.yaml and deploy it with: npx cdk deploy',
    });
  });

  it('does not count what would not be written anyway', () => {
    const excluded = ceiling(1, {
      exclusions: [{ account: second, reason: 'Migration', until: '2027-03-31' }],
    });
    const narrow = ceiling(1, { run: { applyTo: { account: member } } });
    const suspended = snapshotOf({ account: { id: second, state: 'SUSPENDED' }, contacts: { BILLING: founder } });
    expect(organization(plan([overwritten, other], { policy: excluded }), 'contact-overwrites')?.verdict).toBe(
      'compliant',
    );
    expect(organization(plan([overwritten, other], { policy: narrow }), 'contact-overwrites')?.verdict).toBe(
      'compliant',
    );
    expect(organization(plan([overwritten, suspended], { policy: ceiling(1) }), 'contact-overwrites')?.verdict).toBe(
      'compliant',
    );
  });

  it('warns in plan mode, where nothing is written at all', () => {
    const planned = plan([overwritten], { policy: ceiling(0), run: { mode: 'plan' } });
    expect(planned.fixes).toEqual([]);
    expect(actions(planned)).toEqual([
      [member, 'security-contact', 'would-fix'],
      [member, 'billing-contact', 'would-fix'],
      [member, 'operations-contact', 'would-fix'],
    ]);
    expect(organization(planned, 'contact-overwrites')?.message).toMatch(
      /^Existing contacts would be overwritten in 1 account, more than the ceiling of 0, so none would be overwritten;/,
    );
  });
});

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

describe('missing MFA beside a root password that the policy does not want', () => {
  const policy = policyOf({ rootUser: { members: 'no-credentials' } });
  const snapshot = snapshotOf({ root: { passwordPresent: known(true), mfa: known({ enabled: false }) } });
  const mfaOf = ({ accounts }: Planned) => {
    const found = accounts.flatMap(({ findings }) => findings).find(({ rule }) => rule === 'root-mfa');
    return [found?.verdict, found?.reason, found?.action];
  };

  it('does not apply while the case about the password is open', () => {
    expect(mfaOf(plan([snapshot], { policy }))).toEqual(['not-applicable', 'covered', 'none']);
  });

  it('is a finding of its own once the password was accepted', () => {
    const accepted = recordOf({
      rule: 'root-password',
      state: 'accepted',
      acceptedUntil: '2027-06-30',
      fingerprint: inspect(snapshot, policy, now).fingerprints['root-password'] ?? '',
    });
    expect(mfaOf(plan([snapshot], { policy, cases: [accepted] }))).toEqual([
      'violation',
      'absent',
      'awaiting-approval',
    ]);
  });

  it.each([
    ['in plan mode', { run: { mode: 'plan' as const } }, 'would-ask'],
    [
      'when the day has no place',
      { policy: policyOf({ rootUser: policy.rootUser, approvals: { openPerDay: 0 } }) },
      'queued',
    ],
    [
      'out of scope',
      { policy: policyOf({ rootUser: policy.rootUser, run: { applyTo: [{ unit: 'ou-h4rb-elsewher' }] } }) },
      'would-ask',
    ],
  ])('is a finding of its own %s', (_name, given, action) => {
    expect(mfaOf(plan([snapshot], { policy, ...given }))).toEqual(['violation', 'absent', action]);
  });

  it('stays unknown when it could not be read', () => {
    const unread = snapshotOf({ root: { passwordPresent: known(true), mfa: unknown('throttled', 'throttled.') } });
    expect(mfaOf(plan([unread], { policy }))).toEqual(['unknown', 'unreadable', 'none']);
  });
});

describe('an account that Organizations lists in a state that nobody knows', () => {
  const odd = {
    id: second,
    name: 'odd',
    email: 'aws+odd@harbor.example',
    state: 'UNKNOWN',
    unknownBecause: 'in the state FROZEN, which this version of Rootward does not know',
    path: ['r-h4rb'],
    management: false,
  } as const;

  it('is incomplete, with the reason, and its case stays as it is', () => {
    const open = recordOf({ account: second });
    const planned = plan([snapshotOf({ contacts: { SECURITY: missing } })], { cases: [open], unread: [odd] });
    const report = makeReport({ plan: planned, fixes: [], finishedAt: now, awsCalls: { calls: {}, throttled: 0 } });
    expect(report.accounts.find(({ id }) => id === second)).toMatchObject({
      outcome: 'incomplete',
      reason:
        'The account could not be read: Organizations lists it in the state FROZEN, which this version of Rootward does ' +
        'not know. Nothing was read or written in it.',
    });
    expect(planned.cases).toEqual([]);
    expect(planned.fixes.map(({ account }) => account)).toEqual([member]);
  });
});

describe('the plan', () => {
  it('names in a new case the unit of its account', () => {
    const found = snapshotOf({ root: { accessKeys: known([keyOf()]) } });
    const unit = found.account.path.at(-1) ?? '';
    const planned = plan([found], { unitNames: { [unit]: 'Payments' } });
    expect(planned.cases.map(({ after }) => [after.unit, after.unitName])).toEqual([[unit, 'Payments']]);
  });

  it('holds every listed account once, by id, and the organization findings after those of the preflight', () => {
    const two = snapshotOf({ account: { id: second } });
    const planned = makePlan({
      run: runOf(),
      policy: policyOf(),
      organization: {
        id: 'o-harborharb',
        findings: [{ rule: 'all-features', verdict: 'compliant', reason: 'on', message: 'On.' }],
      },
      accounts: [two.account, snapshotOf().account, two.account],
      inspections: [],
      cases: [],
      now,
      awsCalls: { calls: { 'sts:AssumeRoot': 2 }, throttled: 1 },
    });
    expect(planned.accounts.map(({ account }) => account.id)).toEqual([member, second]);
    expect(planned.organization.findings.map(({ rule, verdict }) => [rule, verdict])).toEqual([
      ['all-features', 'compliant'],
      ['contact-overwrites', 'compliant'],
      ['nobody-decides', 'compliant'],
      // All three contacts of this policy are one mailbox.
      ['policy-entries', 'violation'],
    ]);
    expect(planned).toMatchObject({ v: 1, run: runOf(), awsCalls: { calls: { 'sts:AssumeRoot': 2 }, throttled: 1 } });
  });
});
