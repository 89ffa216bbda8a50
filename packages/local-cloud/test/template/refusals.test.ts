import { loadTemplate } from '../../src/template/load-template';

const load = (Resources: Record<string, unknown>) =>
  loadTemplate({ Resources }, { account: '111122223333', region: 'us-east-1', stackName: 'Stack' });
const role = (fields: Record<string, unknown>) => ({
  Type: 'AWS::IAM::Role',
  Properties: { AssumeRolePolicyDocument: {}, ...fields },
});
const machine = (fields: Record<string, unknown>) => ({
  Type: 'AWS::StepFunctions::StateMachine',
  Properties: { DefinitionString: '{}', RoleArn: 'arn', ...fields },
});
const rule = (fields: Record<string, unknown>) => ({
  Type: 'AWS::Events::Rule',
  Properties: { EventPattern: { source: ['a'] }, ...fields },
});

test.each<[string, Record<string, unknown>, string]>([
  ['unknown types, all of them', { A: { Type: 'AWS::EC2::VPC' }, B: { Type: 'X::Y' } }, 'A (AWS::EC2::VPC), B (X::Y)'],
  ['a condition', { A: { ...role({}), Condition: 'C' } }, 'A: the condition C is not supported locally'],
  ['a permissions boundary', { A: role({ PermissionsBoundary: 'x' }) }, 'PermissionsBoundary'],
  [
    'a managed policy of unknown content',
    { A: role({ ManagedPolicyArns: ['arn:aws:iam::aws:policy/X'] }) },
    'policy/X',
  ],
  ['a malformed policy', { A: role({ Policies: [{ PolicyName: 'P', PolicyDocument: {} }] }) }, 'A/P is malformed'],
  ['a definition that is no JSON', { A: machine({ DefinitionString: '{' }) }, 'A: its definition is not JSON'],
  ['substitutions', { A: machine({ DefinitionSubstitutions: {} }) }, 'DefinitionSubstitutions'],
  ['a rule on a schedule', { A: rule({ ScheduleExpression: 'rate(1 day)' }) }, 'ScheduleExpression'],
  [
    'an unknown event operator',
    { A: rule({ EventPattern: { a: [{ cidr: '10.0.0.0/8' }] } }) },
    '{"cidr":"10.0.0.0/8"}',
  ],
  ['an unknown target', { A: rule({ Targets: [{ Id: 'a', Arn: 'b', SqsParameters: {} }] }) }, 'SqsParameters'],
  [
    'time to live',
    {
      A: {
        Type: 'AWS::DynamoDB::Table',
        Properties: { KeySchema: [], AttributeDefinitions: [], TimeToLiveSpecification: {} },
      },
    },
    'time to live is not supported locally',
  ],
  [
    'inline code',
    { A: { Type: 'AWS::Lambda::Function', Properties: { Code: { ZipFile: '' }, Handler: 'x', Role: 'r' } } },
    'A (AWS::Lambda::Function)',
  ],
])('%s is refused by name', (_, resources, message) => {
  expect(() => load(resources)).toThrow(message);
});

test('a template that is none is refused', () => {
  expect(() => loadTemplate([], { account: '1', region: 'r', stackName: 's' })).toThrow('The template is malformed');
});
