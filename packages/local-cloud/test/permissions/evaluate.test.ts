import { evaluate } from '../../src/permissions/evaluate';
import { parsePolicyDocument } from '../../src/permissions/policy-document';

const statement = (fields: Record<string, unknown>) => ({ Effect: 'Allow', Action: '*', Resource: '*', ...fields });
const policy = (...statements: Record<string, unknown>[]) =>
  parsePolicyDocument({ Version: '2012-10-17', Statement: statements.map(statement) });

const key = 'arn:aws:s3:::bucket/runs/1/plan.json';
const request = {
  action: 's3:GetObject',
  resource: key,
  context: { 'aws:principalaccount': '111122223333', 'aws:principalarn': 'arn:aws:iam::111122223333:role/reader' },
};

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
test.each([
  ['s3:GetObject', true],
  ['S3:getobject', true],
  ['s3:Get*', true],
  ['s3:GetObjec?', true],
  ['*', true],
  ['s3:GetObjectTagging', false],
  ['s3:Get', false],
])('the action %s covers s3:GetObject: %s', (Action, covered) => {
  const decision = (fields: Record<string, unknown>) => evaluate([policy(fields)], request).decision;
  expect(decision({ Action })).toBe(covered ? 'allowed' : 'implicitly-denied');
  expect(decision({ Action: undefined, NotAction: Action })).toBe(covered ? 'implicitly-denied' : 'allowed');
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
test.each([
  ['*', true],
  [key, true],
  ['arn:aws:s3:::bucket/*', true],
  ['arn:aws:s3:::bucket/runs/?/plan.json', true],
  ['arn:aws:s3:::bucket', false],
  ['arn:aws:s3:::BUCKET/*', false],
  ['arn:aws:s3', true],
  ['arn:aws:iam', false],
  ['arn:aws:s*:bucket/*', false],
  ['arn:aws:s3:::${aws:PrincipalAccount}/*', false],
])('the resource %s covers an object: %s', (Resource, covered) => {
  const decision = (fields: Record<string, unknown>) => evaluate([policy(fields)], request).decision;
  expect(decision({ Resource })).toBe(covered ? 'allowed' : 'implicitly-denied');
  expect(decision({ Resource: undefined, NotResource: Resource })).toBe(covered ? 'implicitly-denied' : 'allowed');
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
describe('policy variables', () => {
  const ask = (Resource: string, resource: string, Version = '2012-10-17') =>
    evaluate([parsePolicyDocument({ Version, Statement: statement({ Resource }) })], { ...request, resource }).decision;

  test.each([
    ['${aws:PrincipalAccount}', '111122223333', 'allowed'],
    ["${aws:username, 'nobody'}", 'nobody', 'allowed'],
    ['${aws:username}', '', 'implicitly-denied'],
    ['a${*}b', 'a*b', 'allowed'],
    ['a${*}b', 'axb', 'implicitly-denied'],
  ])('%s is %s: %s', (variable, value, decision) => {
    expect(ask(`arn:aws:s3:::home/${variable}/x`, `arn:aws:s3:::home/${value}/x`)).toBe(decision);
  });

  test('stand for themselves before version 2012-10-17', () => {
    expect(ask('arn:aws:s3:::${aws:PrincipalAccount}', 'arn:aws:s3:::${aws:PrincipalAccount}', '2008-10-17')).toBe(
      'allowed',
    );
  });

  test('whose value is not known are an error', () => {
    expect(() => ask('arn:aws:s3:::${aws:userid}', 'arn:aws:s3:::x')).toThrow('condition key aws:userid');
  });
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
test('a statement that denies wins over any that allows, and is named', () => {
  const policies = [
    policy({ Sid: 'Read' }),
    policy({ Effect: 'Deny', Action: 'iam:*' }, { Sid: 'No', Effect: 'Deny' }),
  ];
  expect(evaluate(policies, request)).toEqual({
    decision: 'explicitly-denied',
    statement: { sid: 'No', policyIndex: 1 },
  });
  expect(evaluate(policies.slice(0, 1), request)).toEqual({
    decision: 'allowed',
    statement: { sid: 'Read', policyIndex: 0 },
  });
  expect(evaluate([], request)).toEqual({ decision: 'implicitly-denied' });
});
