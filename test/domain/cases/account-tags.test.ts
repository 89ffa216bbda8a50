import type { CaseRecord } from '../../../lib/domain/cases/case';
import { planCases } from '../../../lib/domain/cases/plan-cases';
import { verified } from '../../../lib/domain/cases/verify';
import { known } from '../../../lib/domain/fact';
import { inspect } from '../../../lib/domain/runs/inspect';
import { keyOf, now, policyOf, runOf, snapshotOf } from '../support/build';
import { actingRecord } from '../support/cases';

const owner = { owner: 'payments', 'cost-center': '4711' };
const snapshot = snapshotOf({ root: { accessKeys: known([keyOf()]) } });
const policy = policyOf();

/** The records that a run leaves, which has read these tags. */
const after = (cases: readonly CaseRecord[], tags?: Readonly<Record<string, string>>): readonly CaseRecord[] => {
  const inspection = { ...inspect(snapshot, policy, now), ...(tags && { tags }) };
  const planned = planCases(
    { accounts: [{ account: snapshot.account, inspection, asks: true }], cases, whole: true },
    { run: runOf(), policy, now },
  );
  return [...planned.records.values()];
};

test('a case keeps the tags of its account, which say whom to ask', () => {
  expect(after([], owner)).toEqual([expect.objectContaining({ generation: 1, tags: owner })]);
});

test('a case of an account whose tags are not known has none', () => {
  expect(after([])[0]).not.toHaveProperty('tags');
});

test('an open case follows the tags, without another question', () => {
  const [moved] = after(after([], owner), { owner: 'search' });
  expect(moved).toMatchObject({ generation: 1, revision: 2, tags: { owner: 'search' } });
});

test('a run that cannot read the tags takes them from no case', () => {
  const stored = after([], owner);
  expect(after(stored)).toEqual(stored);
});

test('the next generation after a deletion that did not come about has the tags as well', () => {
  const judgement = inspect(snapshot, policy, now).judgements.find(({ rule }) => rule === 'root-access-key');
  if (judgement === undefined) throw new Error('The rule about access keys gave no judgement.');
  const record = { ...actingRecord(), tags: owner };
  expect(verified(record, judgement, { now, last: false, again: { policy } })).toMatchObject({
    kind: 'reopened',
    after: { generation: 2, tags: owner },
  });
});
