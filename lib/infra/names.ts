import { Aws } from 'aws-cdk-lib';
import type { Stage } from '../workflow/stages';

/** Name of the Run state machine. Its own role and prepare's role name it, which a generated name would turn into a circle. */
export const runMachineName = 'Rootward-Run';

/** Name of the Case state machine. Functions that start its executions are invoked by it: another circle. */
export const caseMachineName = 'Rootward-Case';

/** Name of a stage's function and of its role: fixed, so that a service control policy can name the one role that may assume root. */
export const stageName = (stage: Stage): string => `Rootward-${stage}`;

const states = (type: string, rest: string): string =>
  `arn:${Aws.PARTITION}:states:${Aws.REGION}:${Aws.ACCOUNT_ID}:${type}:${rest}`;

export const runMachineArn = states('stateMachine', runMachineName);
/** Every execution of the Run state machine, and every child of its maps. */
export const runExecutionsArn = states('execution', `${runMachineName}:*`);
/** The executions as redrive names them: with the label of the map. */
export const runMapExecutionsArn = states('execution', `${runMachineName}/*:*`);

export const caseMachineArn = states('stateMachine', caseMachineName);
/** Every execution of the Case state machine. */
export const caseExecutionsArn = states('execution', `${caseMachineName}:*`);
