import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { logAndTrace } from './log-and-trace';
import { allow } from './resources';

/** The Case state machine invokes its functions and does nothing by itself. */
export const caseMachinePermissions = (functionArns: readonly string[]): PolicyStatement[] => [
  allow('InvokeStages', ['lambda:InvokeFunction'], functionArns),
  ...logAndTrace(),
];
