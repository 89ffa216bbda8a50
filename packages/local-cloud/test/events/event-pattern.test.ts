import { matchesPattern } from '../../src/events/event-pattern';

const event = {
  source: 'aws.organizations',
  'detail-type': 'AWS Service Event via CloudTrail',
  resources: ['arn:a', 'arn:b'],
  detail: {
    eventName: 'CreateAccountResult',
    readOnly: false,
    requestParameters: null,
    count: 3,
    empty: [],
    serviceEventDetails: { createAccountStatus: { state: 'SUCCEEDED' } },
    parties: [
      { type: 'ORGANIZATION', id: 'o-1' },
      { type: 'ACCOUNT', id: '111122223333' },
    ],
  },
};
const onDetail = (detail: unknown) => ({ detail });

// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
test.each<[Record<string, unknown>, boolean]>([
  [{ source: ['aws.organizations'] }, true],
  [{ source: ['aws.iam', 'aws.organizations'] }, true],
  [{ source: ['AWS.organizations'] }, false],
  [{ source: ['aws.organizations'], 'detail-type': ['other'] }, false],
  [{ resources: ['arn:b'] }, true],
  [{ resources: ['arn:c'] }, false],
  [onDetail({ eventName: ['CreateAccountResult'], readOnly: [false] }), true],
  [onDetail({ requestParameters: [null] }), true],
  [onDetail({ missing: [null] }), false],
  [onDetail({ count: [3] }), true],
  [onDetail({ count: ['3'] }), false],
  [onDetail({ serviceEventDetails: { createAccountStatus: { state: ['SUCCEEDED'] } } }), true],
  [onDetail({ serviceEventDetails: { createAccountStatus: { state: ['FAILED'] } } }), false],
  [onDetail({ serviceEventDetails: ['SUCCEEDED'] }), false],
  [onDetail({ parties: { type: ['ACCOUNT'], id: ['111122223333'] } }), true],
  [onDetail({ parties: { type: ['ORGANIZATION'], id: ['111122223333'] } }), false],
  [onDetail({ eventName: [{ prefix: 'Create' }] }), true],
  [onDetail({ eventName: [{ prefix: 'create' }] }), false],
  [onDetail({ eventName: [{ prefix: { 'equals-ignore-case': 'create' } }] }), true],
  [onDetail({ eventName: [{ suffix: 'Result' }] }), true],
  [onDetail({ eventName: [{ suffix: { 'equals-ignore-case': 'RESULTS' } }] }), false],
  [onDetail({ eventName: [{ 'equals-ignore-case': 'createaccountresult' }] }), true],
  [onDetail({ eventName: [{ wildcard: 'Create*Res*' }] }), true],
  [onDetail({ eventName: [{ wildcard: 'Create.*' }] }), false],
  [onDetail({ eventName: [{ 'anything-but': 'CreateAccountResult' }] }), false],
  [onDetail({ eventName: [{ 'anything-but': ['a', 'b'] }] }), true],
  [onDetail({ count: [{ 'anything-but': [3] }] }), false],
  [onDetail({ eventName: [{ 'anything-but': { prefix: 'Create' } }] }), false],
  [onDetail({ eventName: [{ 'anything-but': { suffix: ['x', 'Result'] } }] }), false],
  [onDetail({ eventName: [{ 'anything-but': { 'equals-ignore-case': 'x' } }] }), true],
  [onDetail({ missing: [{ 'anything-but': 'x' }] }), false],
  [onDetail({ eventName: [{ exists: true }] }), true],
  [onDetail({ eventName: [{ exists: false }] }), false],
  [onDetail({ missing: [{ exists: false }] }), true],
  [onDetail({ missing: { deeper: [{ exists: false }] } }), true],
  [onDetail({ requestParameters: [{ exists: true }] }), true],
  [onDetail({ count: [{ numeric: ['>', 0, '<=', 3] }] }), true],
  [onDetail({ count: [{ numeric: ['=', 4] }] }), false],
  [onDetail({ eventName: [{ numeric: ['>', 0] }] }), false],
  [onDetail({ eventName: ['x', { prefix: 'Create' }] }), true],
  [onDetail({ $or: [{ eventName: ['x'] }, { count: [3] }] }), true],
  [onDetail({ $or: [{ eventName: ['x'] }, { count: [4] }], readOnly: [false] }), false],
  [{ source: ['aws.organizations'], $or: [{ detail: { count: [3] } }, { resources: ['x'] }] }, true],
  [{ toString: ['x'] }, false],
])('%j matches: %s', (pattern, expected) => {
  expect(matchesPattern(pattern, event)).toBe(expected);
});

test.each<[Record<string, unknown>, string]>([
  [{}, 'event pattern: expected an object with at least one field'],
  [{ source: 'a' }, 'event pattern.source: expected an object with at least one field'],
  [{ source: [] }, 'event pattern.source: expected at least one value'],
  [{ source: [['a']] }, 'a list with ["a"]'],
  [{ source: [{ cidr: '10.0.0.0/8' }] }, '{"cidr":"10.0.0.0/8"} is not an operator that is known locally'],
  [{ source: [{ prefix: 'a', suffix: 'b' }] }, '{"prefix":"a","suffix":"b"} is not an operator'],
  [{ source: [{ toString: 1 }] }, '{"toString":1} is not an operator'],
  [{ source: [{ prefix: 1 }] }, 'prefix with 1'],
  [{ source: [{ suffix: { 'other-case': 'a' } }] }, 'suffix with {"other-case":"a"}'],
  [{ source: [{ exists: 'yes' }] }, 'exists with "yes"'],
  [{ source: [{ numeric: ['>'] }] }, 'numeric with [">"]'],
  [{ source: [{ numeric: ['!=', 1] }] }, 'numeric with ["!=",1]'],
  [{ source: [{ 'anything-but': { numeric: ['=', 1] } }] }, 'anything-but with'],
  [{ source: [{ 'anything-but': [] }] }, 'anything-but with []'],
  [{ $or: [{ a: ['b'] }] }, 'event pattern.$or: expected several patterns'],
])('%j is refused by name', (pattern, message) => {
  expect(() => matchesPattern(pattern, {})).toThrow(message);
});
