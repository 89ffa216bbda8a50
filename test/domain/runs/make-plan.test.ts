import { known, unknown } from '../../../lib/domain/fact';
import { inspect } from '../../../lib/domain/runs/inspect';
import { makePlan } from '../../../lib/domain/runs/make-plan';
import { makeReport } from '../../../lib/domain/runs/make-report';
import { keyOf, member, now, policyOf, recordOf, runOf, snapshotOf, wanted } from '../support/build';
import { actions, founder, missing, plan, type Planned, second } from '../support/make-plan';

const enforce = { contacts: { mode: 'enforce' } };

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
