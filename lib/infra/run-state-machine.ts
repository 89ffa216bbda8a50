import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { Stage } from '../workflow/stages';
import { runTimeoutSeconds } from '../workflow/timeouts';
import { runMachineName } from './names';
import type { Resources } from './permissions/resources';
import { runMachinePermissions } from './permissions/run-machine';
import { runDefinition } from './run-definition';
import { standardMachine } from './standard-machine';

export interface RunStateMachineProps {
  readonly functions: Readonly<Record<Stage, IFunction>>;
  readonly bucket: IBucket;
  readonly resources: Resources;
}

/** The functions that a run invokes. */
const runStages = ['prepare', 'inspect', 'plan', 'fix', 'sweep', 'conclude'] as const satisfies readonly Stage[];

/** The Run state machine. */
export class RunStateMachine extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, { functions, bucket, resources }: RunStateMachineProps) {
    super(scope, id);
    const functionArns = runStages.map((stage) => functions[stage].functionArn);
    this.machine = standardMachine(this, {
      name: runMachineName,
      permissions: runMachinePermissions(resources, functionArns),
      definition: runDefinition(this, { functions, bucket }),
      timeoutSeconds: runTimeoutSeconds,
    });
    // CDK's grants leave this policy behind. No template has it, because the role accepts no policies, but tools that
    // read constructs see it.
    this.machine.node.tryRemoveChild('DistributedMapPolicy');
  }
}
