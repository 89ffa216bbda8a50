import { Resolver } from '../../src/template/resolver';
import { parseTemplate } from '../../src/template/template';

const template = parseTemplate({
  Parameters: {
    Size: { Type: 'String', Default: '5' },
    Hidden: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/x' },
  },
  Resources: {
    Bucket: { Type: 'AWS::S3::Bucket' },
    Named: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { 'Fn::Sub': 'b-${AWS::AccountId}' } } },
    Machine: { Type: 'AWS::StepFunctions::StateMachine' },
    Queue: { Type: 'AWS::SQS::Queue' },
    Host: { Type: 'AWS::EC2::Instance' },
  },
});
const place = { account: '111122223333', region: 'us-gov-west-1', partition: 'aws-us-gov', stackName: 'Stack' };
const resolver = new Resolver(template, place);

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
test.each<[unknown, unknown]>([
  [{ Ref: 'Bucket' }, 'stack-bucket'],
  [{ Ref: 'Named' }, 'b-111122223333'],
  [{ Ref: 'Machine' }, 'arn:aws-us-gov:states:us-gov-west-1:111122223333:stateMachine:Stack-Machine'],
  [{ Ref: 'Queue' }, 'https://sqs.us-gov-west-1.amazonaws.com/111122223333/Stack-Queue'],
  [{ Ref: 'Size' }, '5'],
  [{ Ref: 'AWS::Partition' }, 'aws-us-gov'],
  [{ a: { Ref: 'AWS::NoValue' }, b: [1, { Ref: 'AWS::NoValue' }] }, { b: [1] }],
  [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, 'arn:aws-us-gov:s3:::stack-bucket'],
  [{ 'Fn::GetAtt': 'Machine.Name' }, 'Stack-Machine'],
  [{ 'Fn::Join': ['-', ['a', { Ref: 'Size' }]] }, 'a-5'],
  [{ 'Fn::Join': [',', { 'Fn::Split': ['-', 'a-b'] }] }, 'a,b'],
  [{ 'Fn::Select': [1, { 'Fn::Split': [':', { Ref: 'Machine' }] }] }, 'aws-us-gov'],
  [{ 'Fn::Select': ['0', [{ Ref: 'Size' }]] }, '5'],
  [{ 'Fn::Sub': '${Bucket} ${Bucket.Arn} ${!Bucket}' }, 'stack-bucket arn:aws-us-gov:s3:::stack-bucket ${Bucket}'],
  [{ 'Fn::Sub': ['${x}/${AWS::Region}', { x: { Ref: 'Bucket' } }] }, 'stack-bucket/us-gov-west-1'],
  [
    { Ref: 'Bucket', Other: 1 },
    { Ref: 'Bucket', Other: 1 },
  ],
])('%j gives %j', (value, expected) => {
  expect(resolver.resolve(value)).toEqual(expected);
});

test.each([
  [{ 'Fn::If': ['C', 1, 2] }, 'The intrinsic function Fn::If is not supported locally'],
  [{ 'Fn::ImportValue': 'x' }, 'Fn::ImportValue'],
  [{ 'Fn::FindInMap': ['a', 'b', 'c'] }, 'Fn::FindInMap'],
  [{ Ref: 'Nothing' }, 'no resource or parameter Nothing'],
  [{ Ref: 'toString' }, 'no resource or parameter toString'],
  [{ Ref: 'Hidden' }, 'The parameter Hidden has no value'],
  [{ Ref: 'Host' }, 'Host: resources of type AWS::EC2::Instance are not supported locally'],
  [{ 'Fn::GetAtt': ['Bucket', 'WebsiteURL'] }, 'Bucket (AWS::S3::Bucket) has no attribute WebsiteURL locally'],
  [{ 'Fn::Select': [3, ['a']] }, 'Fn::Select: no element 3'],
  [{ 'Fn::Join': [',', [{ a: 1 }]] }, 'Fn::Join: expected a text, got {"a":1}'],
])('%j is refused', (value, message) => {
  expect(() => resolver.resolve(value)).toThrow(message);
});

test('a made name that is too long keeps its unique end', () => {
  const long = `${'x'.repeat(80)}1234ABCD`;
  const made = new Resolver(parseTemplate({ Resources: { [long]: { Type: 'AWS::IAM::Role' } } }), place).nameOf(long);
  expect(made).toHaveLength(64);
  expect(made).toMatch(/x1234ABCD$/);
});
