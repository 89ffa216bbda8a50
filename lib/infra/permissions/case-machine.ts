import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { logAndTrace } from './log-and-trace';
import { allow } from './resources';

/** The functions of the Case state machine. */
export interface CaseFunctionArns {
  readonly ask: string;
  /** Functions that run after the wait for a decision. */
  readonly others: readonly string[];
}

/** The Case state machine only invokes its functions. */
export const caseMachinePermissions = ({ ask, others }: CaseFunctionArns): PolicyStatement[] => [
  allow('InvokeAsk', ['lambda:InvokeFunction'], [ask]),
  allow('InvokeOnceDecided', ['lambda:InvokeFunction'], others),
  ...logAndTrace(),
];
