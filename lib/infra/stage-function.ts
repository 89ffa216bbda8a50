import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, Role, ServicePrincipal, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Stage } from '../workflow/stages';
import { functionTimeoutSeconds } from '../workflow/timeouts';
import { stageName } from './names';
import { allow } from './permissions/resources';

export interface StageFunctionProps {
  readonly stage: Stage;
  /** Folder with the bundled `index.js`. */
  readonly code: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Everything the function may do, besides writing its own log. */
  readonly permissions: readonly PolicyStatement[];
}

/** plan and conclude hold the findings of all accounts in memory. */
const memoryMegabytes: Readonly<Record<Stage, number>> = {
  prepare: 512,
  inspect: 512,
  plan: 1024,
  fix: 512,
  conclude: 1024,
  ask: 512,
  redeem: 512,
  act: 512,
  verify: 512,
  tell: 512,
  sweep: 512,
  page: 512,
};

/** One Lambda function with its own role and log group. */
export class StageFunction extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, { stage, code, environment, permissions }: StageFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.THREE_MONTHS,
      // Logs serve to find faults. The audit is in the bucket and the table, which are kept.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const writeLogs = allow('WriteLogs', ['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]);
    const role = new Role(this, 'Role', {
      roleName: stageName(stage),
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { [stage]: new PolicyDocument({ statements: [...permissions, writeLogs] }) },
    });
    this.function = new LambdaFunction(this, 'Function', {
      functionName: stageName(stage),
      // No code outside this file may add permissions to the role.
      role: role.withoutPolicyUpdates(),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(code),
      memorySize: memoryMegabytes[stage],
      timeout: Duration.seconds(functionTimeoutSeconds[stage]),
      environment: { ...environment },
      logGroup,
    });
  }
}
