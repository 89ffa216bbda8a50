import type { CaseRecord, CaseState } from '../../../lib/domain/cases/case';
import { known } from '../../../lib/domain/fact';
import { inspect } from '../../../lib/domain/runs/inspect';
import type { Snapshot } from '../../../lib/domain/snapshot';
import { denied, member, now, policyOf, recordOf, snapshotOf } from '../support/build';
import { before, changes, event, plan, stored } from '../support/plan-cases';

describe('missing MFA where the policy wants no root password', () => {
  const wantsNone = { rootUser: { members: 'no-credentials' } };
  const withPassword = (id = member) =>
    snapshotOf({ account: { id }, root: { passwordPresent: known(true), mfa: known({ enabled: false }) } });
  const password = (state: CaseState, rest: Partial<CaseRecord> = {}) =>
    recordOf({
      rule: 'root-password',
      state,
      reason: 'present',
      fingerprint: passwordPrint,
      openedAt: before,
      ...rest,
    });
  const passwordPrint = inspect(withPassword(), policyOf(wantsNone), now).fingerprints['root-password'] ?? '';
  const after = (snapshots: readonly Snapshot[], cases: readonly CaseRecord[], approvals = {}) => {
    const { changes: made, covered } = plan(snapshots, cases, { policy: policyOf({ ...wantsNone, approvals }) });
    const states = made.map((change) => [change.after.account, change.after.rule, change.after.state]);
    return { states, covered: [...covered] };
  };

  it('is covered by the case that opens about the password, and stays so in the next run', () => {
    expect(after([withPassword()], [])).toEqual({
      states: [[member, 'root-password', 'pending']],
      covered: [member],
    });
    expect(after([withPassword()], [password('pending')]).covered).toEqual([member]);
  });

  it.each<[CaseState, Partial<CaseRecord>]>([
    ['accepted', { acceptedUntil: '2027-06-30', decidedAt: before, closedAt: before }],
    ['rejected', { decidedAt: before, closedAt: before }],
    ['expired', { expiriesInARow: 1, closedAt: before }],
  ])('is asked about itself when the case about the password is %s', (state, rest) => {
    expect(after([withPassword()], [password(state, rest)])).toEqual({
      states: [[member, 'root-mfa', 'pending']],
      covered: [],
    });
  });

  it('is queued like the password when the day has no place left', () => {
    expect(after([withPassword()], [], { openPerDay: 0 })).toEqual({
      states: [
        [member, 'root-mfa', 'queued'],
        [member, 'root-password', 'queued'],
      ],
      covered: [],
    });
  });

  it('takes one place for both, and what was queued gives way when the password is asked about', () => {
    const other = '300000000003';
    const both = [withPassword(), withPassword(other)];
    const first = plan(both, [], { policy: policyOf({ ...wantsNone, approvals: { openPerDay: 1 } }) });
    expect(first.changes.map((change) => [change.after.account, change.after.rule, change.after.state])).toEqual([
      [member, 'root-password', 'pending'],
      [other, 'root-mfa', 'queued'],
      [other, 'root-password', 'queued'],
    ]);
    expect([...first.covered]).toEqual([member]);
    const records = first.changes.map((change) => ({
      ...change.after,
      openedAt: '2026-11-01T06:00:00.000Z',
      timeline: [],
    }));
    expect(after(both, records, { openPerDay: 1 })).toEqual({
      states: [
        [other, 'root-mfa', 'stale'],
        [other, 'root-password', 'pending'],
      ],
      covered: [member, other],
    });
  });

  it('is not interrupted while an answer about it is being proven', () => {
    const acting = recordOf({ rule: 'root-mfa', state: 'acting', openedAt: before });
    expect(after([withPassword()], [acting, password('pending')])).toMatchObject({ covered: [] });
  });

  it('is asked about again when the policy excludes the password, whose case closes by that', () => {
    const exclusions = [{ account: member, rules: ['root-password'], reason: 'Migration', until: '2027-03-31' }];
    const made = plan([withPassword()], [password('pending')], { policy: policyOf({ ...wantsNone, exclusions }) });
    expect(made.changes.map((change) => [change.after.rule, change.after.state])).toEqual([
      ['root-mfa', 'pending'],
      ['root-password', 'stale'],
    ]);
    expect([...made.covered]).toEqual([]);
  });

  it('is covered in plan mode only by a case that is open already', () => {
    const given = { policy: policyOf(wantsNone), run: { mode: 'plan' as const } };
    expect([...plan([withPassword()], [], given).covered]).toEqual([]);
    expect([...plan([withPassword()], [password('pending')], given).covered]).toEqual([member]);
  });
});

describe('a case about missing MFA', () => {
  const policy = policyOf({ rootUser: { mfa: 'hardware' } });
  const record = stored({ rule: 'root-mfa', reason: 'absent' });
  const mfa = (serials: readonly string[], only: { readonly listed?: 'virtual' } = {}) =>
    snapshotOf({ root: { passwordPresent: known(true), mfa: known({ enabled: true, serials, ...only }) } });

  it.each([
    ['kind-unknown', mfa([], { listed: 'virtual' })],
    ['kind-unknown', mfa([`arn:aws:iam::${member}:mfa/phone`], { listed: 'virtual' })],
    ['passkey-or-key', mfa([`arn:aws:iam::${member}:u2f/root/key`])],
  ])('is overtaken when MFA is on and its kind cannot be known: %s', (detail, snapshot) => {
    expect(changes([snapshot], [record], { policy }).map(({ after }) => [after.state, after.timeline.at(-1)])).toEqual([
      ['stale', event('stale', detail)],
    ]);
  });

  it('stays open when MFA could not be read', () => {
    const snapshot = snapshotOf({ root: { passwordPresent: known(true), mfa: denied } });
    expect(changes([snapshot], [record], { policy })).toEqual([]);
  });
});
