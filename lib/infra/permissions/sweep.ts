import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { keepTokens, listCases, listTokens, startCases, wakeCases, watchCases } from './cases';
import { allowItems, type Resources } from './resources';

/** sweep wakes and restarts the executions of cases. It decides nothing, so it may write no case. */
export const sweepPermissions = (to: Resources): PolicyStatement[] => [
  listCases('ReadCases', to),
  listTokens('ListTokens', to),
  allowItems('SeeAnsweredCase', to, ['dynamodb:GetItem'], ['ACCOUNT#*']),
  keepTokens('ForgetToken', to),
  wakeCases(),
  watchCases('SeeWhetherCaseLives'),
  startCases('RestartCases'),
];
