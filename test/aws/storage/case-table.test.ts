import type { Clients } from '../../../lib/aws/sdk/clients';
import { CaseTable } from '../../../lib/aws/storage/tables/case-table';
import type { CaseRecord } from '../../../lib/domain/cases/case';
import { openDesk } from '../../../lib/cases/case-desk';
import { markTold } from '../../../lib/domain/cases/telling';
import { approversPolicy } from '../../domain/support/cases';
import { policyText } from '../../handlers/policies';
import { organizationOf, startWorld, type World } from '../../handlers/simulated-world';
import { atRealTime, clientsIn } from '../clients-in';

const record: CaseRecord = {
  account: '200000000002',
  accountName: 'member',
  rule: 'root-access-key',
  generation: 1,
  state: 'pending',
  fingerprint: 'f'.repeat(64),
  severity: 'critical',
  reason: 'unused',
  message: 'The root user has an active access key.',
  evidence: { keys: [{ id: 'AKIAONEAAAAAAAAAAAAA', status: 'Active' }] },
  openedAt: '2026-11-02T06:00:00.000Z',
  expiresAt: '2026-11-09T06:00:00.000Z',
  runId: 'run-1',
  expiriesInARow: 0,
  timeline: [{ at: '2026-11-02T06:00:00.000Z', event: 'opened', by: 'rootward', detail: 'unused' }],
  revision: 1,
  writeId: 'write-1',
};
const closed: CaseRecord = {
  ...record,
  state: 'done',
  closedAt: '2026-11-03T06:00:00.000Z',
  timeline: [
    ...record.timeline,
    { at: '2026-11-03T06:00:00.000Z', event: 'closed', by: 'rootward', detail: 'resolved' },
  ],
  revision: 2,
  writeId: 'write-2',
};
const next: CaseRecord = {
  ...record,
  generation: 2,
  openedAt: '2026-11-04T06:00:00.000Z',
  revision: 3,
  writeId: 'write-3',
};

let world: World;
let table: CaseTable;
beforeEach(async () => {
  world = await startWorld({ organization: atRealTime(organizationOf([])), policy: policyText() });
  table = new CaseTable(clientsIn(world), 'rootward');
});
afterEach(() => world.close());

/** Clients of a process that ends after so many writes of items, before it sees the answer. */
function clientsThatEnd({ afterWrites }: { readonly afterWrites: number }): Clients {
  const clients = clientsIn(world);
  let count = 0;
  clients.table.middlewareStack.add(
    (next) => async (args) => {
      const answer = await next(args);
      if ('Item' in args.input && ++count === afterWrites) throw new Error('The writer ended.');
      return answer;
    },
    {},
  );
  return clients;
}

test('a case is written once, and the same change again is its own', async () => {
  expect(await table.apply({ after: record })).toEqual({ applied: true, current: record });
  expect(await table.apply({ after: record })).toEqual({ applied: true, current: record });
  expect(await table.current()).toEqual([record]);
});

test('a change of a case that somebody else changed is a conflict, and gives the case as it is', async () => {
  await table.apply({ after: record });
  const other = { ...record, writeId: 'other', runId: 'run-2' };
  expect(await table.apply({ after: other })).toEqual({ applied: false, current: record });
  await table.apply({ before: record, after: closed });
  expect(await table.apply({ before: record, after: { ...record, revision: 2, writeId: 'other' } })).toEqual({
    applied: false,
    current: closed,
  });
  expect(await table.current(['pending'])).toEqual([]);
});

test('a change is recognised after the case has grown from it', async () => {
  await table.apply({ after: record });
  const asked = markTold(
    record,
    { asked: ['lead@harbor.example'] },
    { policy: approversPolicy(), now: '2026-11-02T06:01:00.000Z', startedAt: record.openedAt },
  );
  await table.apply({ before: record, after: asked });
  expect(await table.apply({ after: record })).toEqual({ applied: true, current: asked });
});

test('a new generation takes the place of the closed one, which is kept beside it', async () => {
  await table.apply({ after: record });
  await table.apply({ before: record, after: closed });
  expect(await table.apply({ before: closed, after: next })).toEqual({ applied: true, current: next });
  expect(await table.current()).toEqual([next]);
  expect(await table.archived()).toEqual([closed]);
  expect((await world.items()).map(({ sk, generation, indexState }) => [sk, generation, indexState])).toEqual([
    ['CASE#root-access-key', 2, 'pending'],
    ['CASE#root-access-key#1', 1, 'archived'],
  ]);
  expect((await table.everyGeneration()).toSorted((a, b) => a.generation - b.generation)).toEqual([closed, next]);
});

test('the closed list has a generation once, even when its writer ended between keeping it and opening the next', async () => {
  const place = { table: 'rootward', policyBucket: 'unused', policyKey: 'unused', policyDigest: 'unused' };
  await table.apply({ after: record });
  await table.apply({ before: record, after: closed });
  const ending = new CaseTable(clientsThatEnd({ afterWrites: 1 }), 'rootward');
  await expect(ending.apply({ before: closed, after: next })).rejects.toThrow('The writer ended.');
  expect([...(await table.archived()), ...(await table.current())]).toEqual([closed, closed]);
  expect(await openDesk(clientsIn(world), place, () => next.openedAt).closedCases()).toEqual([closed]);
});

describe('a change that closes a generation and opens the next', () => {
  const superseded: CaseRecord = { ...closed, state: 'stale', revision: 2, writeId: 'run-2' };
  const change = { before: record, closes: superseded, after: next };
  const states = async (): Promise<readonly string[]> =>
    (await table.everyGeneration()).map(({ generation, state }) => `${generation} ${state}`).toSorted();

  test.each([
    ['first', 1],
    ['second', 2],
    ['third', 3],
  ])('is completed by a second attempt when the writer ends after its %s write', async (_, writes) => {
    await table.apply({ after: record });
    const clients = clientsThatEnd({ afterWrites: writes });
    await expect(new CaseTable(clients, 'rootward').apply(change)).rejects.toThrow('The writer ended.');
    expect(await table.apply(change)).toEqual({ applied: true, current: next });
    expect(await table.everyGeneration()).toEqual(expect.arrayContaining([superseded, next]));
    expect(await states()).toEqual(['1 stale', '2 pending']);
  });

  test('is a conflict when somebody decided first, and the decision is what is kept', async () => {
    const rejected: CaseRecord = { ...closed, state: 'rejected', writeId: 'person' };
    await table.apply({ after: record });
    await table.apply({ before: record, after: rejected });
    expect(await table.apply(change)).toEqual({ applied: false, current: rejected });
    expect(await table.everyGeneration()).toEqual([rejected]);

    await table.apply({ before: rejected, after: { ...next, writeId: 'run-3' } });
    expect(await table.generation(rejected)).toEqual(rejected);
  });

  test('closes only, when somebody writes to the closed generation before it is followed', async () => {
    await table.apply({ after: record });
    await table.apply({ before: record, after: superseded });
    const refused = { ...superseded, revision: 3, writeId: 'person' };
    await table.apply({ before: superseded, after: refused });
    expect(await table.apply(change)).toEqual({ applied: false, current: refused });

    await table.apply({ before: refused, after: { ...next, revision: 4, writeId: 'run-3' } });
    expect(await table.generation(refused)).toEqual(refused);
  });
});
