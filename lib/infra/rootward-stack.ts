import { Aws, CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import type { Construct } from 'constructs';
import { environmentNames } from '../workflow/environment';
import { stages, type Stage } from '../workflow/stages';
import type { Bundles } from './bundle';
import { MembershipRules } from './membership-rules';
import { concludePermissions } from './permissions/conclude';
import { fixPermissions } from './permissions/fix';
import { inspectPermissions } from './permissions/inspect';
import { planPermissions } from './permissions/plan';
import { preparePermissions } from './permissions/prepare';
import type { Resources } from './permissions/resources';
import type { PolicyInput } from './policy-input';
import { RunSchedule } from './run-schedule';
import { RunStateMachine } from './run-state-machine';
import { StageFunction } from './stage-function';
import { Storage } from './storage';

export interface RootwardStackProps extends StackProps {
  readonly policy: PolicyInput;
  readonly bundles: Bundles;
  /** Sender of the digests: an address whose domain, or which itself, is a verified identity of SES. */
  readonly mailFrom: string;
  /** @default - the policy's own `run.mode` */
  readonly mode?: 'plan' | 'apply';
}

/** Everything that Rootward is in AWS: one stack in the organization's management account. */
export class RootwardStack extends Stack {
  constructor(scope: Construct, id: string, props: RootwardStackProps) {
    super(scope, id, props);
    const { policy, bundles, mailFrom, mode } = props;
    const { bucket, table } = new Storage(this, 'Storage');
    const policyAsset = new Asset(this, 'Policy', { path: policy.file });
    const resources: Resources = {
      bucketArn: bucket.bucketArn,
      tableArn: table.tableArn,
      policyArn: `${policyAsset.bucket.bucketArn}/${policyAsset.s3ObjectKey}`,
    };
    const environment: Record<string, string> = {
      [environmentNames.bucket]: bucket.bucketName,
      [environmentNames.table]: table.tableName,
      [environmentNames.policyBucket]: policyAsset.s3BucketName,
      [environmentNames.policyKey]: policyAsset.s3ObjectKey,
      [environmentNames.policyDigest]: policy.digest,
      [environmentNames.mailFrom]: mailFrom,
      [environmentNames.hostAccount]: Aws.ACCOUNT_ID,
      ...(mode === undefined ? {} : { [environmentNames.mode]: mode }),
    };
    const permissions: Readonly<Record<Stage, readonly PolicyStatement[]>> = {
      prepare: preparePermissions(resources),
      inspect: inspectPermissions(resources),
      plan: planPermissions(resources),
      fix: fixPermissions(resources),
      conclude: concludePermissions(resources, mailFrom),
    };
    const functionOf = (stage: Stage) =>
      new StageFunction(this, stage, { stage, code: bundles[stage], environment, permissions: permissions[stage] })
        .function;
    const functions = Object.fromEntries(stages.map((stage) => [stage, functionOf(stage)])) as Record<
      Stage,
      ReturnType<typeof functionOf>
    >;
    const { machine } = new RunStateMachine(this, 'Run', { functions, bucket, resources });
    new RunSchedule(this, 'RunSchedule', { machine, expression: policy.schedule });
    new MembershipRules(this, 'MembershipRules', { machine });
    new CfnOutput(this, 'RunStateMachineArn', { value: machine.stateMachineArn });
    new CfnOutput(this, 'BucketName', { value: bucket.bucketName });
    new CfnOutput(this, 'TableName', { value: table.tableName });
  }
}
