import type { CaseRecord, CaseState } from '../../../lib/domain/cases/case';
import { planCases } from '../../../lib/domain/cases/plan-cases';
import { known, unknown } from '../../../lib/domain/fact';
import { inspect } from '../../../lib/domain/runs/inspect';
import type { Policy } from '../../../lib/domain/policy/schema';
import type { Run } from '../../../lib/domain/runs/run';
import type { AccessKey, Snapshot } from '../../../lib/domain/snapshot';
import { denied, keyOf, member, now, policyOf, recordOf, runOf, snapshotOf } from '../support/build';

const before = '2026-11-02T05:00:00.000Z';
const snapshotWith = (keys: readonly AccessKey[] = [keyOf()], rest: Parameters<typeof snapshotOf>[0] = {}) =>
  snapshotOf({ ...rest, root: { accessKeys: known(keys), ...rest.root } });
const unusedKey = inspect(snapshotWith(), policyOf(), now);
const fingerprint = unusedKey.fingerprints['root-access-key'] ?? '';
const shown = {
  fingerprint,
  message: unusedKey.judgements.find(({ rule }) => rule === 'root-access-key')?.message ?? '',
  evidence: { keys: [keyOf()] },
};
/** An up-to-date case about the unused key of `snapshotWith`. */
const stored = (overrides: Partial<CaseRecord> = {}) => recordOf({ ...shown, ...overrides });

interface Given {
  readonly policy?: Policy;
  readonly run?: Partial<Run>;
  readonly asks?: boolean;
  readonly whole?: boolean;
}
const plan = (
  snapshots: readonly Snapshot[],
  cases: readonly CaseRecord[],
  { policy = policyOf(), run = {}, asks = true, whole = true }: Given = {},
) => {
  const accounts = snapshots.map((snapshot) => ({
    account: snapshot.account,
    ...(snapshot.account.state === 'ACTIVE' ? { inspection: inspect(snapshot, policy, now) } : {}),
    asks,
  }));
  return planCases({ accounts, cases, whole }, { run: runOf(run), policy, now });
};
const changes = (...given: Parameters<typeof plan>) => plan(...given).changes;
const event = (name: string, detail: string, at = now) => ({ at, event: name, by: 'rootward', detail });
const closedAs = (record: CaseRecord, state: CaseState, closing: ReturnType<typeof event>) => ({
  ...record,
  state,
  closedAt: now,
  timeline: [...record.timeline, closing],
  revision: record.revision + 1,
  writeId: `run-1/${member}/root-access-key/${record.generation}`,
});
const unreadUse = keyOf({
  lastUsedAt: undefined,
  lastUseUnknown: unknown('throttled', 'iam:GetAccessKeyLastUsed as root was throttled.'),
});

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

describe('a key whose last use could not be read', () => {
  it('opens a case', () => {
    expect(changes([snapshotWith([unreadUse])], []).map(({ after }) => [after.state, after.reason])).toEqual([
      ['pending', 'use-unknown'],
    ]);
  });

  it.each<[CaseState, Partial<CaseRecord>]>([
    ['pending', {}],
    ['queued', { timeline: [] }],
    ['accepted', { acceptedUntil: '2026-12-01', closedAt: before }],
    ['rejected', { decidedAt: before, closedAt: before }],
  ])('replaces no question and undoes no answer about the same key: %s', (state, rest) => {
    const record = stored({ state, ...rest });
    const after = changes([snapshotWith([unreadUse])], [record]).map((change) => change.after);
    expect(after.map(({ reason, generation }) => [reason, generation])).toEqual(
      state === 'queued' ? [['unused', 1]] : [],
    );
  });

  it('is a new question when the key is another one', () => {
    const other = { ...unreadUse, id: 'AKIAPAYMENTSBBBB2222' };
    const [change] = changes([snapshotWith([other])], [stored()]);
    expect([change?.closes?.state, change?.after.reason]).toEqual(['stale', 'use-unknown']);
  });

  it('is asked about anew once the last use is read', () => {
    const [open] = changes([snapshotWith([unreadUse])], []);
    const record = { ...(open?.after ?? stored()), openedAt: before };
    const [change] = changes([snapshotWith()], [record]);
    expect([change?.closes?.state, change?.after.reason]).toEqual(['stale', 'unused']);
  });
});

const opened = (overrides: Partial<CaseRecord> = {}): CaseRecord =>
  stored({
    openedAt: now,
    expiresAt: '2026-11-09T06:00:00.000Z',
    runId: 'run-1',
    askedAt: undefined,
    earlierOpenings: 0,
    ...((overrides.generation ?? 1) > 1 ? { previous: expect.anything() } : {}),
    timeline: [{ at: now, event: 'opened', by: 'rootward', detail: 'unused' }],
    writeId: `run-1/${member}/root-access-key/${overrides.generation ?? 1}`,
    ...overrides,
  });

describe('a finding without a case', () => {
  it('opens the first generation, which keeps full ids and expires after expiresAfterDays', () => {
    expect(changes([snapshotWith()], [])).toEqual([{ after: opened() }]);
  });

  it('opens nothing where the run may not ask, or where the rule is excluded', () => {
    const policy = policyOf({
      exclusions: [{ account: member, rules: ['root-access-key'], reason: 'Migration', until: '2027-03-31' }],
    });
    expect(changes([snapshotWith()], [], { asks: false })).toEqual([]);
    expect(changes([snapshotWith()], [], { policy })).toEqual([]);
  });
});

describe('a finding with a pending case', () => {
  it('changes nothing while it is the same', () => {
    expect(changes([snapshotWith()], [stored()])).toEqual([]);
  });

  it('brings evidence up to date, in whatever order a store gives it back, without another generation', () => {
    const used = keyOf({ lastUsedAt: '2026-01-01T00:00:00.000Z' });
    const reordered = stored({ evidence: { keys: [Object.fromEntries(Object.entries(keyOf()).toReversed())] } });
    expect(changes([snapshotWith()], [reordered])).toEqual([]);
    expect(changes([snapshotWith([used])], [stored()])).toEqual([
      {
        before: stored(),
        after: {
          ...stored(),
          message:
            'The root user has an active access key without recent use: active key …1111, created 2020-01-01, last used 2026-01-01.',
          evidence: { keys: [used] },
          revision: 2,
          writeId: `run-1/${member}/root-access-key/1`,
        },
      },
    ]);
  });

  it('keeps where the account is and who its root user is, and brings both up to date', () => {
    const [opened] = changes([snapshotWith()], []);
    expect(opened?.after).toMatchObject({ unit: 'ou-h4rb-workload', rootEmail: 'aws+payments@harbor.example' });
    const moved = stored({ unit: 'ou-h4rb-elsewhere', unitName: 'Elsewhere' });
    const [change] = changes([snapshotWith()], [moved]);
    expect(change?.after).toMatchObject({ unit: 'ou-h4rb-workload', generation: 1, unitName: undefined });
  });

  it('gives a case of an older version its unit, and changes nothing else', () => {
    const { unit, rootEmail, ...older } = stored();
    expect(changes([snapshotWith()], [older])).toEqual([
      {
        before: older,
        after: { ...older, unit, rootEmail, revision: 2, writeId: `run-1/${member}/root-access-key/1` },
      },
    ]);
  });

  it('keeps the name of a unit that this run cannot name', () => {
    expect(changes([snapshotWith()], [stored({ unitName: 'Workloads' })])).toEqual([]);
  });

  it('supersedes it at once when the fingerprint changed, in one change', () => {
    const pending = stored({ fingerprint: 'other', revision: 4 });
    expect(changes([snapshotWith()], [pending])).toEqual([
      {
        before: pending,
        closes: closedAs(pending, 'stale', event('superseded', 'changed')),
        after: opened({ generation: 2, revision: 6 }),
      },
    ]);
  });

  it('expires it when it is overdue, and asks again', () => {
    const overdue = stored({ expiresAt: now });
    expect(changes([snapshotWith()], [overdue])).toEqual([
      {
        before: overdue,
        closes: closedAs(overdue, 'expired', event('expired', '')),
        after: opened({ generation: 2, revision: 3, expiriesInARow: 1 }),
      },
    ]);
  });

  it('does not ask a third time by the mere passing of time', () => {
    const overdue = stored({ generation: 2, expiresAt: now, expiriesInARow: 1 });
    const planned = plan([snapshotWith()], [overdue]);
    expect(planned.changes).toEqual([{ before: overdue, after: closedAs(overdue, 'expired', event('expired', '')) }]);
    expect(planned.nobodyDecides.map(({ account, judgement }) => [account.id, judgement.rule])).toEqual([
      [member, 'root-access-key'],
    ]);
  });
});

describe('a finding with a case that is over', () => {
  const over = { closedAt: before, revision: 3 };
  const until = (acceptedUntil: string) => stored({ ...over, state: 'accepted', acceptedUntil });
  const rejected = (decidedAt: string) => stored({ ...over, state: 'rejected', decidedAt });

  it.each<[string, CaseRecord]>([
    ['expired once', stored({ ...over, state: 'expired' })],
    ['stale', stored({ ...over, state: 'stale' })],
    ['failed', stored({ ...over, state: 'failed' })],
    ['done, and found again', stored({ ...over, state: 'done' })],
    ['accepted until yesterday', until('2026-11-01')],
    ['accepted without an end', stored({ ...over, state: 'accepted' })],
    ['rejected 30 days ago', rejected('2026-10-03T06:00:00.000Z')],
    ['rejected, changed since', { ...rejected(before), fingerprint: 'other' }],
    ['accepted, changed since', { ...until('2027-01-01'), fingerprint: 'other' }],
    ['expired twice, changed since', stored({ ...over, state: 'expired', expiriesInARow: 1, fingerprint: 'other' })],
  ])('opens the next generation: %s', (_name, record) => {
    const expiriesInARow = record.state === 'expired' && record.fingerprint === fingerprint ? 1 : 0;
    expect(changes([snapshotWith()], [record])).toEqual([
      { before: record, after: opened({ generation: 2, revision: 4, expiriesInARow }) },
    ]);
  });

  it.each<[string, CaseRecord]>([
    ['accepted until today', until('2026-11-02')],
    ['rejected less than 30 days ago', rejected('2026-10-03T06:00:00.001Z')],
    ['rejected at a time that is not known, closed this morning', stored({ ...over, state: 'rejected' })],
    ['approved, changed since', stored({ state: 'approved', fingerprint: 'other' })],
    ['acting, changed since', stored({ state: 'acting', fingerprint: 'other' })],
    ['said to be done, not verified yet', stored({ state: 'done' })],
    ['closed after the account was read', stored({ ...over, state: 'done', closedAt: '2026-11-02T06:00:00.001Z' })],
    ['opened after the account was read', stored({ fingerprint: 'other', openedAt: '2026-11-02T06:00:00.001Z' })],
  ])('leaves it: %s', (_name, record) => {
    expect(plan([snapshotWith()], [record])).toMatchObject({ changes: [], nobodyDecides: [] });
  });

  it('says that nobody decides when two generations expired in a row', () => {
    const planned = plan([snapshotWith()], [stored({ ...over, state: 'expired', generation: 2, expiriesInARow: 1 })]);
    expect([planned.changes, planned.nobodyDecides.length]).toEqual([[], 1]);
  });

  it('goes by the newest generation, whatever stands beside it', () => {
    const newest = stored({ generation: 3, revision: 9 });
    const archived = [stored({ ...over, state: 'expired' }), stored({ ...over, state: 'stale', generation: 3 })];
    expect(changes([snapshotWith()], [newest, ...archived])).toEqual([]);
    expect(changes([snapshotWith()], [...archived, newest])).toEqual([]);
  });
});

describe('a case whose finding or account is gone', () => {
  const inactive = snapshotWith([keyOf()], { account: { state: 'SUSPENDED' } });
  const excluding = policyOf({
    exclusions: [{ account: member, reason: 'Migration', until: '2027-03-31' }],
  });
  const resolved = ['done', event('closed', 'resolved')] as const;
  const stale = (detail: string) => ['stale', event('stale', detail)] as const;

  it.each<[string, Snapshot[], Given, readonly [CaseState, ReturnType<typeof event>]]>([
    ['no longer found', [snapshotWith([])], {}, resolved],
    ['no longer found, where the run may not ask', [snapshotWith([])], { asks: false }, resolved],
    ['account not ACTIVE', [inactive], {}, stale('SUSPENDED')],
    ['account gone', [], {}, stale('gone')],
    ['account excluded', [snapshotWith()], { policy: excluding }, stale('excluded')],
  ])('closes: %s', (_name, snapshots, given, [state, closing]) => {
    for (const open of ['queued', 'pending', 'approved'] as const) {
      const record = stored({ state: open });
      expect(changes(snapshots, [record], given)).toEqual([
        { before: record, after: closedAs(record, state, closing) },
      ]);
    }
    for (const other of ['acting', 'done', 'rejected', 'accepted', 'expired', 'stale', 'failed'] as const) {
      expect(changes(snapshots, [stored({ state: other, closedAt: before })], given)).toEqual([]);
    }
  });

  it.each<[string, Parameters<typeof snapshotOf>[0], Policy, CaseRecord['rule'], string[]]>([
    ['MFA no longer needed, without a password', {}, policyOf(), 'root-mfa', ['done', 'resolved']],
    [
      'MFA covered by root-password',
      { root: { passwordPresent: known(true), mfa: known({ enabled: false }) } },
      policyOf({ rootUser: { members: 'no-credentials' } }),
      'root-mfa',
      ['stale', 'covered'],
    ],
    [
      'root password kept by a new policy',
      { root: { passwordPresent: known(true), mfa: known({ enabled: true }) } },
      policyOf(),
      'root-password',
      ['stale', 'policy'],
    ],
  ])('closes: %s', (_name, facts, policy, rule, expected) => {
    const change = changes([snapshotOf(facts)], [recordOf({ rule })], { policy }).find(
      ({ after }) => after.rule === rule,
    );
    expect([change?.after.state, change?.after.timeline.at(-1)?.detail]).toEqual(expected);
  });

  it('is asked again when it expired between the reading and the plan, because nothing changed by that', () => {
    const expired = stored({ state: 'expired', closedAt: now });
    const read = [snapshotWith([keyOf()], { readAt: before })];
    expect(changes(read, [expired]).map(({ after }) => [after.generation, after.state])).toEqual([[2, 'pending']]);
    const failed = stored({ state: 'failed', closedAt: now });
    expect(changes(read, [failed])).toEqual([]);
  });

  it.each<[string, Snapshot[], Given]>([
    ['the fact is unreadable', [snapshotOf({ root: { accessKeys: denied } })], {}],
    ['the account was read before it opened', [snapshotWith([], { readAt: '2026-11-01T05:59:59.000Z' })], {}],
    ['the run does not cover the account', [], { whole: false }],
  ])('is left when %s', (_name, snapshots, given) => {
    expect(changes(snapshots, [stored()], given)).toEqual([]);
  });
});

describe('openPerDay', () => {
  const ids = ['200000000002', '300000000003', '400000000004'];
  const one = (id: string, root: Partial<Snapshot['root']>) => snapshotOf({ account: { id }, root });
  const certificate = { signingCertificates: known([{ id: 'CERTCERTCERT1234', status: 'Active' as const }]) };
  const key = { accessKeys: known([keyOf()]) };
  const organization = [
    one(ids[0] ?? '', certificate),
    one(ids[1] ?? '', key),
    one(ids[2] ?? '', { ...certificate, ...key }),
  ];
  const policy = policyOf({ approvals: { openPerDay: 2 } });
  const states = (planned: ReturnType<typeof plan>) =>
    planned.changes.map(({ after }) => [after.account, after.rule, after.state]);
  const first = plan(organization, [], { policy });
  const records = [...first.records.values()];
  const nextDay = { policy, run: { id: 'run-2', startedAt: '2026-11-03T06:00:00.000Z' } };

  it('opens the most severe, then by account, and queues the rest without an event', () => {
    expect(states(first)).toEqual([
      [ids[0], 'root-signing-certificate', 'queued'],
      [ids[1], 'root-access-key', 'pending'],
      [ids[2], 'root-access-key', 'pending'],
      [ids[2], 'root-signing-certificate', 'queued'],
    ]);
    expect(first.changes[0]?.after.timeline).toEqual([]);
  });

  it('opens no more on the same day, and changes nothing about what is queued', () => {
    const later = { policy, run: { id: 'run-2', startedAt: '2026-11-02T23:59:59.999Z' } };
    expect(changes(organization, records, later)).toEqual([]);
  });

  it('opens what is queued on the next day, as of that day', () => {
    const promoted = plan(organization, records, nextDay).changes;
    expect(
      promoted.map(({ after }) => [after.account, after.state, after.openedAt, after.expiresAt, after.runId]),
    ).toEqual(
      [ids[0], ids[2]].map((id) => [id, 'pending', '2026-11-03T06:00:00.000Z', '2026-11-10T06:00:00.000Z', 'run-2']),
    );
    expect(promoted[0]?.after).toMatchObject({
      generation: 1,
      revision: 2,
      timeline: [{ at: '2026-11-03T06:00:00.000Z', event: 'opened', by: 'rootward', detail: 'present' }],
    });
  });

  it('lets a new severe case pass what is queued', () => {
    const worse = [...organization.slice(0, 2), one('500000000005', key), one('600000000006', key)];
    expect(states(plan(worse, records, { ...nextDay, whole: false }))).toEqual([
      ['500000000005', 'root-access-key', 'pending'],
      ['600000000006', 'root-access-key', 'pending'],
    ]);
  });

  it('counts what opened today in accounts that the run does not cover', () => {
    const elsewhere = recordOf({
      account: '900000000009',
      timeline: [{ at: '2026-11-02T00:00:00.000Z', event: 'opened', by: 'rootward', detail: 'unused' }],
    });
    const given = { policy: policyOf({ approvals: { openPerDay: 1 } }), whole: false };
    expect(states(plan([one(ids[1] ?? '', key)], [elsewhere], given))).toEqual([[ids[1], 'root-access-key', 'queued']]);
  });

  it('counts every generation of a case that changes again and again on one day', () => {
    let records: readonly CaseRecord[] = [];
    const generations = ['A', 'B', 'C', 'D'].map((id, hour) => {
      const run = { id: `run-${hour}`, startedAt: `2026-11-02T0${hour}:00:00.000Z` };
      const planned = plan([snapshotWith([keyOf({ id })])], records, { policy, run });
      records = [...planned.records.values()];
      return records.map(({ generation, state, earlierOpenings }) => [generation, state, earlierOpenings]);
    });
    expect(generations).toEqual([[[1, 'pending', 0]], [[2, 'pending', 1]], [[3, 'queued', 2]], [[3, 'queued', 2]]]);
    const next = plan([snapshotWith()], records, nextDay).changes;
    expect(next.map(({ after }) => [after.generation, after.state, after.earlierOpenings])).toEqual([
      [3, 'pending', 0],
    ]);
  });

  it('shows in a queued case what is found now, in place', () => {
    const queued = stored({ state: 'queued', fingerprint: 'other', timeline: [], openedAt: before });
    const given = { policy: policyOf({ approvals: { openPerDay: 0 } }) };
    expect(changes([snapshotWith()], [queued], given)).toEqual([
      {
        before: queued,
        after: { ...queued, fingerprint, revision: 2, writeId: `run-1/${member}/root-access-key/1` },
      },
    ]);
  });

  it('queues the next generation of a superseded case when there is no place', () => {
    const pending = stored({ fingerprint: 'other' });
    const given = { policy: policyOf({ approvals: { openPerDay: 0 } }) };
    expect(changes([snapshotWith()], [pending], given)).toEqual([
      {
        before: pending,
        closes: closedAs(pending, 'stale', event('superseded', 'changed')),
        after: opened({ generation: 2, revision: 3, state: 'queued', timeline: [] }),
      },
    ]);
  });
});
