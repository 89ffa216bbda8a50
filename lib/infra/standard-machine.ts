import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, Role, ServicePrincipal, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, QueryLanguage, StateMachine, type IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

export interface StandardMachineProps {
  /** Name of the state machine and of its role. */
  readonly name: string;
  /** Everything that the state machine may do. */
  readonly permissions: readonly PolicyStatement[];
  readonly definition: IChainable;
  readonly timeoutSeconds: number;
}

/** A STANDARD state machine with its role and its log. The log holds no payloads. */
export function standardMachine(
  scope: Construct,
  { name, permissions, definition, timeoutSeconds }: StandardMachineProps,
): StateMachine {
  const role = new Role(scope, 'Role', {
    roleName: name,
    assumedBy: new ServicePrincipal('states.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    }),
    inlinePolicies: { run: new PolicyDocument({ statements: [...permissions] }) },
  });
  return new StateMachine(scope, 'Machine', {
    stateMachineName: name,
    // CDK's own grants would allow every object of the bucket and every version of the functions.
    role: role.withoutPolicyUpdates(),
    queryLanguage: QueryLanguage.JSONATA,
    definitionBody: DefinitionBody.fromChainable(definition),
    timeout: Duration.seconds(timeoutSeconds),
    tracingEnabled: true,
    logs: {
      destination: new LogGroup(scope, 'Logs', {
        // With this prefix, log delivery needs no resource policy per log group, of which an account can have ten.
        // Source: https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#bp-cwl
        logGroupName: `/aws/vendedlogs/states/${name}`,
        retention: RetentionDays.THREE_MONTHS,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
      level: LogLevel.ALL,
      includeExecutionData: false,
    },
  });
}
