import { unknown } from '../../../lib/domain/fact';
import { exclusionOf } from '../../../lib/domain/policy/exclusion';
import { policyWith, subjectWith } from './builders';

const now = '2027-03-31T23:59:59.999Z';
const sold = { reason: 'sold', until: '2027-03-31' };
const tagged = { tag: 'team=pay', reason: 'by tag', until: '2027-12-31' };
const tags = unknown('denied', 'ListTagsForResource was denied');

test('covers all rules through its last day, UTC', () => {
  const policy = policyWith({ exclusions: [{ unit: 'r-corp', ...sold }] });
  expect(exclusionOf(policy, subjectWith(), 'root-mfa', now)).toEqual(sold);
  expect(exclusionOf(policy, subjectWith(), 'root-mfa', '2027-04-01T00:00:00.000Z')).toBeUndefined();
});

test('covers only the rules it names', () => {
  const policy = policyWith({ exclusions: [{ account: '300000000003', rules: ['root-mfa'], ...sold }] });
  expect(exclusionOf(policy, subjectWith(), 'root-mfa', now)).toEqual(sold);
  expect(exclusionOf(policy, subjectWith(), 'root-password', now)).toBeUndefined();
});

test('the first that matches gives the reason', () => {
  const policy = policyWith({
    exclusions: [{ account: '300000000009', ...sold }, tagged, { unit: 'r-corp', ...sold }],
  });
  expect(exclusionOf(policy, subjectWith(), 'root-mfa', now)).toEqual({ reason: 'by tag', until: '2027-12-31' });
});

test('unreadable tags leave it unknown unless another exclusion covers the account', () => {
  const subject = subjectWith({ tags });
  expect(exclusionOf(policyWith({ exclusions: [tagged] }), subject, 'root-mfa', now)).toEqual(tags);
  const both = policyWith({ exclusions: [tagged, { unit: 'r-corp', ...sold }] });
  expect(exclusionOf(both, subject, 'root-mfa', now)).toEqual(sold);
});
