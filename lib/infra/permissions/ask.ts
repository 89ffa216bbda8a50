import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { keepTokens } from './cases';
import { allowItems, type Resources } from './resources';

/** ask stores the task token of a case and checks that the case still waits. It reaches nothing else. */
export const askPermissions = (to: Resources): PolicyStatement[] => [
  keepTokens('KeepToken', to),
  // Its own token too: after a lost answer it sees whether it was stored.
  allowItems('SeeCase', to, ['dynamodb:GetItem'], ['ACCOUNT#*', 'WAIT#*']),
];
