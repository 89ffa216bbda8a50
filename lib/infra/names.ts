import { Aws } from 'aws-cdk-lib';
import type { Stage } from '../workflow/stages';

/** Name of the Run state machine. Fixed, because roles that the machine depends on contain it. */
export const runMachineName = 'Rootward-Run';

/** Name of the Case state machine. Fixed, because roles of functions that the machine invokes contain it. */
export const caseMachineName = 'Rootward-Case';

/** Name of a stage's function and role. Fixed, so that service control policies can name roles that may assume root. */
export const stageName = (stage: Stage): string => `Rootward-${stage}`;

const states = (type: string, rest: string): string =>
  `arn:${Aws.PARTITION}:states:${Aws.REGION}:${Aws.ACCOUNT_ID}:${type}:${rest}`;

export const runMachineArn = states('stateMachine', runMachineName);
/** Every execution of the Run state machine, and every child of its maps. */
export const runExecutionsArn = states('execution', `${runMachineName}:*`);
/** The same executions as redrive names them: with the map's label. */
export const runMapExecutionsArn = states('execution', `${runMachineName}/*:*`);

export const caseMachineArn = states('stateMachine', caseMachineName);
/** Every execution of the Case state machine. */
export const caseExecutionsArn = states('execution', `${caseMachineName}:*`);
