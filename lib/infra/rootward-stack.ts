import { Aws, CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import type { Construct } from 'constructs';
import { environmentNames } from '../workflow/environment';
import { stages, type Stage } from '../workflow/stages';
import type { Bundles } from './bundle';
import { CaseStateMachine } from './case-state-machine';
import { MembershipRules } from './membership-rules';
import { caseMachineArn } from './names';
import { PageApi } from './page-api';
import { stagePermissions } from './permissions/stages';
import type { Resources } from './permissions/resources';
import type { PolicyInput } from './policy-input';
import { RunSchedule } from './run-schedule';
import { RunStateMachine } from './run-state-machine';
import { StageFunction } from './stage-function';
import { senderOf } from './sender';
import { Storage } from './storage';
import { SweepSchedule } from './sweep-schedule';

export interface RootwardStackProps extends StackProps {
  readonly policy: PolicyInput;
  readonly bundles: Bundles;
  /** Sender of the mails: `address` or `Name <address>`. SES must have verified the address or its domain. */
  readonly mailFrom: string;
  /** @default - the policy's own `run.mode` */
  readonly mode?: 'plan' | 'apply';
  /**
   * Address of the approval page for links in mails, without a slash at the end. @default - the address of the page's
   * own API
   */
  readonly pageUrl?: string;
}

/**
 * All of Rootward's AWS resources: one stack in the organization's management account.
 * @throws Error when `mailFrom` is no sender; `deploymentInput` says so earlier, with the other mistakes
 */
export class RootwardStack extends Stack {
  constructor(scope: Construct, id: string, props: RootwardStackProps) {
    super(scope, id, props);
    const { policy, bundles, mailFrom } = props;
    const sender = senderOf(mailFrom);
    if (sender === undefined) throw new Error(`mailFrom: expected address or Name <address>, got ${mailFrom}`);
    const { bucket, table } = new Storage(this, 'Storage');
    const policyAsset = new Asset(this, 'Policy', { path: policy.file });
    const resources: Resources = {
      bucketArn: bucket.bucketArn,
      tableArn: table.tableArn,
      policyArn: `${policyAsset.bucket.bucketArn}/${policyAsset.s3ObjectKey}`,
    };
    const environment = environmentOf({ bucket, table, policyAsset, from: sender.from }, props);
    const permissions = stagePermissions(resources, sender.address);
    const functionOf = (stage: Stage): LambdaFunction =>
      new StageFunction(this, stage, { stage, code: bundles[stage], environment, permissions: permissions[stage] })
        .function;
    const functions = Object.fromEntries(stages.map((stage) => [stage, functionOf(stage)])) as Record<
      Stage,
      LambdaFunction
    >;
    const api = new PageApi(this, 'PageApi', { page: functions.page });
    const pageUrl = props.pageUrl ?? api.url;
    // Only those that send mails need the address. It is set here, because the API is made after the functions.
    for (const stage of ['conclude', 'tell'] as const)
      functions[stage].addEnvironment(environmentNames.pageUrl, pageUrl);
    const run = new RunStateMachine(this, 'Run', { functions, bucket, resources });
    const cases = new CaseStateMachine(this, 'Case', { functions });
    new RunSchedule(this, 'RunSchedule', {
      machine: run.machine,
      expression: policy.schedule,
      timezone: policy.timezone,
    });
    new SweepSchedule(this, 'SweepSchedule', { sweep: functions.sweep });
    new MembershipRules(this, 'MembershipRules', { machine: run.machine });
    const outputs = {
      RunStateMachineArn: run.machine.stateMachineArn,
      CaseStateMachineArn: cases.machine.stateMachineArn,
      BucketName: bucket.bucketName,
      TableName: table.tableName,
      PageUrl: pageUrl,
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}

interface Stores {
  readonly bucket: IBucket;
  readonly table: ITable;
  readonly policyAsset: Asset;
  /** `Name <address>` of the mails. */
  readonly from: string;
}

const environmentOf = (
  { bucket, table, policyAsset, from }: Stores,
  { policy, mode }: RootwardStackProps,
): Readonly<Record<string, string>> => ({
  [environmentNames.bucket]: bucket.bucketName,
  [environmentNames.table]: table.tableName,
  [environmentNames.policyBucket]: policyAsset.s3BucketName,
  [environmentNames.policyKey]: policyAsset.s3ObjectKey,
  [environmentNames.policyDigest]: policy.digest,
  [environmentNames.mailFrom]: from,
  [environmentNames.hostAccount]: Aws.ACCOUNT_ID,
  [environmentNames.caseMachine]: caseMachineArn,
  ...(mode === undefined ? {} : { [environmentNames.mode]: mode }),
});
