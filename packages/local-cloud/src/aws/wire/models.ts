import * as account from '@aws-sdk/client-account';
import * as cloudtrail from '@aws-sdk/client-cloudtrail';
import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as iam from '@aws-sdk/client-iam';
import * as organizations from '@aws-sdk/client-organizations';
import * as s3 from '@aws-sdk/client-s3';
import * as sesv2 from '@aws-sdk/client-sesv2';
import * as sfn from '@aws-sdk/client-sfn';
import * as ssm from '@aws-sdk/client-ssm';
import * as sts from '@aws-sdk/client-sts';
import { loadModel, type ServiceModel } from './model';

// The clients only tell their protocol. They never send anything.
const settings = { region: 'us-east-1', credentials: { accessKeyId: 'none', secretAccessKey: 'none' } };

const loaders: Readonly<Record<string, () => ServiceModel>> = {
  account: () => loadModel('account', account, new account.AccountClient(settings)),
  cloudtrail: () => loadModel('cloudtrail', cloudtrail, new cloudtrail.CloudTrailClient(settings)),
  dynamodb: () => loadModel('dynamodb', dynamodb, new dynamodb.DynamoDBClient(settings)),
  iam: () => loadModel('iam', iam, new iam.IAMClient(settings)),
  organizations: () => loadModel('organizations', organizations, new organizations.OrganizationsClient(settings)),
  s3: () => loadModel('s3', s3, new s3.S3Client(settings)),
  sesv2: () => loadModel('sesv2', sesv2, new sesv2.SESv2Client(settings)),
  sfn: () => loadModel('sfn', sfn, new sfn.SFNClient(settings)),
  ssm: () => loadModel('ssm', ssm, new ssm.SSMClient(settings)),
  sts: () => loadModel('sts', sts, new sts.STSClient(settings)),
};

const loaded = new Map<string, ServiceModel>();

/** The model of a service by its package name, loaded once. @throws Error for a service without an installed client. */
export const modelOf = (name: string): ServiceModel => {
  const known = loaded.get(name);
  if (known) return known;
  const load = loaders[name];
  if (!load) throw new Error(`There is no client package for ${name}; known are ${Object.keys(loaders).join(', ')}.`);
  const model = load();
  loaded.set(name, model);
  return model;
};

/** Name of the service that signs as `signingName`, e.g. `sfn` for `states`; undefined without an installed client. */
export const serviceNamed = (signingName: string): string | undefined =>
  Object.keys(loaders).find((name) => modelOf(name).signingName === signingName);
