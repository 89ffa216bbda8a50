import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { logAndTrace } from './log-and-trace';
import { allow } from './resources';

/** The functions of the Case state machine. */
export interface CaseFunctionArns {
  readonly ask: string;
  /** What follows once somebody decided, or nobody did in time. */
  readonly others: readonly string[];
}

/** The Case state machine invokes its functions and does nothing by itself. */
export const caseMachinePermissions = ({ ask, others }: CaseFunctionArns): PolicyStatement[] => [
  allow('InvokeAsk', ['lambda:InvokeFunction'], [ask]),
  allow('InvokeOnceDecided', ['lambda:InvokeFunction'], others),
  ...logAndTrace(),
];
