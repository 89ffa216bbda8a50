import type { CaseRecord } from '../../../lib/domain/cases/case';
import { known } from '../../../lib/domain/fact';
import type { Snapshot } from '../../../lib/domain/snapshot';
import { keyOf, member, policyOf, recordOf, snapshotOf } from '../support/build';
import {
  before,
  changes,
  closedAs,
  event,
  fingerprint,
  opened,
  plan,
  snapshotWith,
  stored,
} from '../support/plan-cases';

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
