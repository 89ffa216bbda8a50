import { unknown } from '../../../lib/domain/fact';
import type { Match } from '../../../lib/domain/policy/match-schema';
import { matches } from '../../../lib/domain/policy/match';
import { scopeOf } from '../../../lib/domain/policy/scope';
import { policyWith, subjectWith } from './builders';

const tags = unknown('throttled', 'ListTagsForResource was throttled');

test.each<[Match | Match[], boolean]>([
  [{ account: '300000000003' }, true],
  [{ account: '300000000004' }, false],
  [{ unit: 'ou-corp-prodprod' }, true],
  [{ unit: 'ou-corp-workload' }, true],
  [{ unit: 'r-corp' }, true],
  [{ unit: 'ou-corp-sandboxx' }, false],
  [{ tag: 'team=pay' }, true],
  [{ tag: 'team=Pay' }, false],
  [{ tag: 'team=' }, false],
  [{ tag: 'env=prod=eu' }, true],
  [{ tag: 'toString=x' }, false],
  [[{ account: '300000000004' }, { tag: 'team=pay' }], true],
  [[{ account: '300000000004' }, { tag: 'team=ops' }], false],
  [{ account: ['300000000004', '300000000003'] }, true],
  [{ unit: ['ou-corp-sandboxx', 'ou-corp-workload'] }, true],
  [{ unit: ['ou-corp-sandboxx', 'ou-corp-otherone'] }, false],
  [{ tag: ['team=ops', 'team=pay'] }, true],
  [{ tag: ['team=ops', 'env=prod'] }, false],
  [{}, false],
  [[], false],
])('%j against an account in Prod of team pay gives %s', (match, expected) => {
  expect(matches(match, subjectWith())).toBe(expected);
});

test.each<[Match | Match[], unknown]>([
  [{ tag: 'team=pay' }, tags],
  [[{ tag: 'team=pay' }, { unit: 'ou-corp-sandboxx' }], tags],
  [[{ tag: 'team=pay' }, { unit: 'r-corp' }], true],
  [{ tag: ['team=pay', 'team=ops'] }, tags],
  [{ unit: 'r-corp' }, true],
  [{ account: '300000000004' }, false],
])('without readable tags %j is unknown only where the tags decide', (match, expected) => {
  expect(matches(match, subjectWith({ tags }))).toEqual(expected);
});

test.each([
  [undefined, true],
  [{ unit: 'ou-corp-prodprod' }, true],
  [[{ unit: 'ou-corp-sandboxx' }], false],
  [{ tag: 'team=pay' }, false],
])('with unreadable tags and applyTo %j the account is in scope: %s', (applyTo, expected) => {
  expect(scopeOf(policyWith({ run: { applyTo } }), subjectWith({ tags })) === true).toBe(expected);
});
