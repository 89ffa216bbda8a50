import type { LaterFile } from '@rootward/local-cloud';
import {
  answer,
  caseOrganization,
  casePolicy,
  keysLeft,
  labs,
  oldKey,
  platform,
  security,
  stories,
} from './case-organization';
import { run } from './run';

const used = (after: string): LaterFile => ({
  after,
  useRootKey: { account: labs, keyId: oldKey, service: 'ec2', region: 'us-east-1' },
});
/** Somebody uses the key every ten minutes. */
const abuse = Array.from({ length: 200 }, (_, index) => used(`${(index + 1) * 10}m`));
const inUse = {
  accessKeys: [
    {
      id: oldKey,
      status: 'Active' as const,
      createdAt: '2024-01-10T00:00:00Z',
      lastUsedAt: '2026-11-02T05:55:00Z',
      lastUsedService: 'ec2',
      lastUsedRegion: 'us-east-1',
    },
  ],
};

test('a key that goes on being used is deleted by an approval that covers use', async () => {
  const decisions = [answer({ evenIfUsed: true })];
  const result = await run(caseOrganization(abuse, inUse), casePolicy(), { decisions });
  expect(result.cases.map(({ generation, state }) => [generation, state])).toEqual([[1, 'done']]);
  expect(keysLeft(result)).toEqual([]);
});

test('an approval that does not say so does not count, and no case is opened again and again', async () => {
  const decisions = [1, 2, 3].map((generation) => answer({ generation, after: '30m' }));
  const result = await run(caseOrganization(abuse, inUse), casePolicy(), { days: 3, decisions });
  expect(stories(result)).toEqual({
    'root-access-key#1': ['pending', '02T06 opened by rootward: in-use', `02T06 refused by ${security}: not-possible`],
  });
  expect(result.idleDecisions.map(({ index }) => index)).toEqual([0, 1, 2]);
  expect(result.idleDecisions[0]?.why).toBe(
    'it did not count: this cannot be answered to the case 300000000003 root-access-key, generation 1, as it stands. Something uses these keys: their deletion counts only with the word that it is meant ' +
      'all the same (the box on the page, --even-if-used, "evenIfUsed": true). ' +
      'Possible are approve, reject, accept and done',
  );
  expect(keysLeft(result)).toEqual([oldKey]);
});

test('a key that is used for the first time after its approval is not deleted; the next approval may cover use', async () => {
  const later = [used('119m'), ...abuse.slice(24)];
  const decisions = [answer({ evenIfUsed: true }), answer({ generation: 2, evenIfUsed: true })];
  const result = await run(caseOrganization(later), casePolicy(), { days: 2, decisions });
  expect(result.cases.map(({ generation, state }) => [generation, state])).toEqual([
    [1, 'stale'],
    [2, 'done'],
  ]);
  expect(result.cases[0]?.timeline.at(-1)).toMatchObject({ event: 'stale', detail: 'used' });
  expect(keysLeft(result)).toEqual([]);
});

test('where two decide, both have to say so', async () => {
  const decisions = [answer({ evenIfUsed: true }), answer({ by: platform, after: '3h' })];
  const result = await run(caseOrganization(abuse, inUse), casePolicy('  required: 2'), { decisions });
  expect(result.cases.map(({ state }) => state)).toEqual(['pending']);
  const both = [decisions[0] ?? answer(), answer({ by: platform, after: '3h', evenIfUsed: true })];
  const agreed = await run(caseOrganization(abuse, inUse), casePolicy('  required: 2'), { decisions: both });
  expect(agreed.cases.map(({ state }) => state)).toEqual(['done']);
});
