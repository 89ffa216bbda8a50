import type { CaseRecord, CaseState } from '../../../lib/domain/cases/case';
import { known } from '../../../lib/domain/fact';
import type { Policy } from '../../../lib/domain/policy/schema';
import type { Snapshot } from '../../../lib/domain/snapshot';
import { denied, keyOf, member, now, policyOf, recordOf, snapshotOf } from '../support/build';
import { before, changes, closedAs, event, type Given, snapshotWith, stored } from '../support/plan-cases';

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
