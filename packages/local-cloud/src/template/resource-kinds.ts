import { urlSuffix, type Place } from './place';

/** What a template can reference of a resource of one type. */
export interface ResourceKind {
  /** Property with the physical name. Without it, the name is made of stack name and logical id. */
  readonly nameProperty?: string;
  /** Maximum length of the physical name, in characters. */
  readonly longest: number;
  readonly lowerCase?: true;
  readonly arn?: (place: Place, name: string) => string;
  /** The value of `Ref`. @default the name */
  readonly ref?: (place: Place, name: string) => string;
  /** The values of `Fn::GetAtt` besides Arn. */
  readonly attributes?: Readonly<Record<string, (place: Place, name: string) => string>>;
  /** The resource only has an effect in AWS; nothing of it runs locally. */
  readonly withoutLocalMeaning?: true;
}

type Text = (place: Place, name: string) => string;

const arnOf =
  (service: string, resource: (name: string) => string): Text =>
  ({ partition, region, account }, name) =>
    `arn:${partition}:${service}:${region}:${account}:${resource(name)}`;
const named: Text = (_, name) => name;

const bucketArn: Text = ({ partition }, name) => `arn:${partition}:s3:::${name}`;
const machineArn = arnOf('states', (name) => `stateMachine:${name}`);
const topicArn = arnOf('sns', (name) => name);
const table: ResourceKind = {
  nameProperty: 'TableName',
  longest: 255,
  arn: arnOf('dynamodb', (name) => `table/${name}`),
};
const inert: ResourceKind = { longest: 255, withoutLocalMeaning: true };

/**
 * The resource types that can be deployed locally. Any other type is refused by name.
 * Source: "Return values" of each type in https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/
 */
export const resourceKinds: Readonly<Record<string, ResourceKind>> = {
  'AWS::Lambda::Function': {
    nameProperty: 'FunctionName',
    longest: 64,
    arn: arnOf('lambda', (name) => `function:${name}`),
  },
  'AWS::StepFunctions::StateMachine': {
    nameProperty: 'StateMachineName',
    longest: 80,
    arn: machineArn,
    ref: machineArn,
    attributes: { Name: named },
  },
  'AWS::IAM::Role': {
    nameProperty: 'RoleName',
    longest: 64,
    arn: ({ partition, account }, name) => `arn:${partition}:iam::${account}:role/${name}`,
  },
  'AWS::IAM::Policy': { nameProperty: 'PolicyName', longest: 128 },
  'AWS::S3::Bucket': {
    nameProperty: 'BucketName',
    longest: 63,
    lowerCase: true,
    arn: bucketArn,
    attributes: {
      DomainName: (place, name) => `${name}.s3.${urlSuffix(place)}`,
      RegionalDomainName: (place, name) => `${name}.s3.${place.region}.${urlSuffix(place)}`,
    },
  },
  'AWS::DynamoDB::Table': table,
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::Events::Rule': { nameProperty: 'Name', longest: 64, arn: arnOf('events', (name) => `rule/${name}`) },
  'AWS::Scheduler::Schedule': {
    nameProperty: 'Name',
    longest: 64,
    arn: arnOf('scheduler', (name) => `schedule/default/${name}`),
  },

  'AWS::ApiGatewayV2::Api': {
    ...inert,
    nameProperty: 'Name',
    attributes: {
      ApiId: named,
      ApiEndpoint: (place, name) => `https://${name.toLowerCase()}.execute-api.${place.region}.${urlSuffix(place)}`,
    },
  },
  'AWS::ApiGatewayV2::Integration': inert,
  'AWS::ApiGatewayV2::Route': inert,
  'AWS::ApiGatewayV2::Stage': inert,
  'AWS::CDK::Metadata': inert,
  'AWS::CloudWatch::Alarm': {
    ...inert,
    nameProperty: 'AlarmName',
    arn: arnOf('cloudwatch', (name) => `alarm:${name}`),
  },
  'AWS::CloudWatch::CompositeAlarm': inert,
  'AWS::CloudWatch::Dashboard': inert,
  'AWS::Events::EventBusPolicy': inert,
  'AWS::KMS::Alias': { ...inert, nameProperty: 'AliasName' },
  'AWS::KMS::Key': { ...inert, arn: arnOf('kms', (name) => `key/${name}`), attributes: { KeyId: named } },
  'AWS::Lambda::EventInvokeConfig': inert,
  'AWS::Lambda::Permission': inert,
  'AWS::Logs::LogGroup': {
    ...inert,
    nameProperty: 'LogGroupName',
    arn: arnOf('logs', (name) => `log-group:${name}:*`),
  },
  'AWS::Logs::MetricFilter': inert,
  'AWS::S3::BucketPolicy': inert,
  'AWS::SES::ConfigurationSet': { ...inert, nameProperty: 'Name' },
  'AWS::SES::EmailIdentity': { ...inert, nameProperty: 'EmailIdentity' },
  'AWS::SNS::Subscription': inert,
  'AWS::SNS::Topic': {
    ...inert,
    nameProperty: 'TopicName',
    arn: topicArn,
    ref: topicArn,
    attributes: { TopicArn: topicArn, TopicName: named },
  },
  'AWS::SNS::TopicPolicy': inert,
  'AWS::SQS::Queue': {
    ...inert,
    nameProperty: 'QueueName',
    longest: 80,
    arn: arnOf('sqs', (name) => name),
    ref: (place, name) => `https://sqs.${place.region}.${urlSuffix(place)}/${place.account}/${name}`,
    attributes: { QueueName: named },
  },
  'AWS::SQS::QueuePolicy': inert,
};
