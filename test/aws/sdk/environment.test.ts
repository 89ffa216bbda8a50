import { readEnvironment } from '../../../lib/aws/sdk/environment';
import { EnvironmentError } from '../../../lib/aws/sdk/errors';
import { environmentNames } from '../../../lib/workflow/environment';

const variables = {
  [environmentNames.bucket]: 'rootward-data',
  [environmentNames.table]: 'rootward',
  [environmentNames.policyBucket]: 'assets',
  [environmentNames.policyKey]: 'policy.yaml',
  [environmentNames.policyDigest]: 'a'.repeat(64),
  [environmentNames.mailFrom]: 'rootward@example.com',
  [environmentNames.hostAccount]: '100000000001',
  [environmentNames.caseMachine]: 'arn:aws:states:eu-central-1:100000000001:stateMachine:Rootward-Case',
  AWS_REGION: 'eu-central-1',
};

test('what the stack sets is read; the mode and the page are optional', () => {
  const environment = {
    bucket: 'rootward-data',
    table: 'rootward',
    policyBucket: 'assets',
    policyKey: 'policy.yaml',
    policyDigest: 'a'.repeat(64),
    mailFrom: 'rootward@example.com',
    hostAccount: '100000000001',
    caseMachine: 'arn:aws:states:eu-central-1:100000000001:stateMachine:Rootward-Case',
    region: 'eu-central-1',
  };
  expect(readEnvironment(variables)).toEqual(environment);
  expect(readEnvironment({ ...variables, ROOTWARD_MODE: 'plan' })).toEqual({ ...environment, mode: 'plan' });
  expect(readEnvironment({ ...variables, ROOTWARD_MODE: '' })).toEqual(environment);
  const pageUrl = 'https://rootward.example.com';
  expect(readEnvironment({ ...variables, ROOTWARD_PAGE_URL: pageUrl })).toEqual({ ...environment, pageUrl });
});

test('every variable that is missing or malformed is named', () => {
  const broken = { ...variables, [environmentNames.table]: undefined, [environmentNames.hostAccount]: '12' };
  expect(() => readEnvironment(broken)).toThrow(EnvironmentError);
  expect(() => readEnvironment(broken)).toThrow(/ROOTWARD_TABLE: .*; ROOTWARD_HOST_ACCOUNT: /);
});
