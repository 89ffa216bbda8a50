import { evaluateScps } from '../../src/permissions/evaluate-scps';
import { parsePolicyDocument } from '../../src/permissions/policy-document';

const scp = (id: string, ...statements: Record<string, unknown>[]) => ({
  id,
  document: parsePolicyDocument({
    Version: '2012-10-17',
    Statement: statements.map((it) => ({ Resource: '*', ...it })),
  }),
});
const member = 'arn:aws:iam::111122223333';
const request = (principal: string, assumedRoot: string | readonly string[] = []) => ({
  action: 'iam:ListAccessKeys',
  resource: '*',
  context: { 'aws:principalarn': `${member}:${principal}`, 'aws:assumedroot': assumedRoot },
});
const root = { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } };
const denyRoot = scp('p-denyroot1', { Effect: 'Deny', Action: '*', Condition: root });
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-assumedroot
const exempting = scp('p-exempting', {
  Effect: 'Deny',
  Action: '*',
  Condition: { ...root, Null: { 'aws:AssumedRoot': 'true' } },
});
const onlyS3 = scp('p-onlys3', { Effect: 'Allow', Action: 's3:*' });
const onlyIam = scp('p-onlyiam', { Effect: 'Allow', Action: 'iam:*' });

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
test.each([
  ['no policy denies nothing', [[], []], request('root'), {}],
  ['a deny at any level denies', [[], [denyRoot], []], request('root'), { denied: { policyId: 'p-denyroot1' } }],
  ['a deny binds only whom it means', [[denyRoot]], request('role/reader'), {}],
  ['a deny that exempts root sessions lets them pass', [[exempting]], request('root', 'true'), {}],
  ['and stops the root user', [[exempting]], request('root'), { denied: { policyId: 'p-exempting' } }],
  ['an allow-list denies what it does not name, and is not named', [[onlyS3]], request('root'), { denied: {} }],
  ['allow-lists of one level add up', [[onlyS3, onlyIam]], request('root'), {}],
  ['every level has to allow', [[onlyIam], [onlyS3]], request('root'), { denied: {} }],
  [
    'a deny below counts before an allow-list above',
    [[onlyS3], [denyRoot]],
    request('root'),
    { denied: { policyId: 'p-denyroot1' } },
  ],
])('%s', (_, levels, asked, expected) => {
  expect(evaluateScps(levels, asked)).toEqual(expected);
});
