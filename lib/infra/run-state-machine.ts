import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { DefinitionBody, LogLevel, QueryLanguage, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { stages, type Stage } from '../workflow/stages';
import { runTimeoutSeconds } from '../workflow/timeouts';
import { runMachineName } from './names';
import type { Resources } from './permissions/resources';
import { runMachinePermissions } from './permissions/run-machine';
import { runDefinition } from './run-definition';

export interface RunStateMachineProps {
  readonly functions: Readonly<Record<Stage, IFunction>>;
  readonly bucket: IBucket;
  readonly resources: Resources;
}

/** The Run state machine with its role and its log, which holds no payloads. */
export class RunStateMachine extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, { functions, bucket, resources }: RunStateMachineProps) {
    super(scope, id);
    const functionArns = stages.map((stage) => functions[stage].functionArn);
    const role = new Role(this, 'Role', {
      roleName: runMachineName,
      assumedBy: new ServicePrincipal('states.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
      inlinePolicies: { run: new PolicyDocument({ statements: runMachinePermissions(resources, functionArns) }) },
    });
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineName: runMachineName,
      // CDK's own grants would reach every object of the bucket and every version of the functions.
      role: role.withoutPolicyUpdates(),
      queryLanguage: QueryLanguage.JSONATA,
      definitionBody: DefinitionBody.fromChainable(runDefinition(this, { functions, bucket })),
      timeout: Duration.seconds(runTimeoutSeconds),
      tracingEnabled: true,
      logs: {
        destination: new LogGroup(this, 'Logs', {
          // Under this prefix log delivery needs no resource policy per log group, of which an account has ten.
          // Source: https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#bp-cwl
          logGroupName: `/aws/vendedlogs/states/${runMachineName}`,
          retention: RetentionDays.THREE_MONTHS,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
    });
    // Left over from CDK's grants: the role above does not take it, so it is in no template, but tools that look at constructs see it.
    this.machine.node.tryRemoveChild('DistributedMapPolicy');
  }
}
