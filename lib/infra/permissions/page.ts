import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { changeCases, listCases, readApprovers, readTokens, wakeCases } from './cases';
import { allowItems, type Resources } from './resources';

/** page shows cases and takes decisions. It reaches no account. */
export const pagePermissions = (to: Resources): PolicyStatement[] => [
  listCases('ListCases', to),
  changeCases('RecordDecision', to),
  allowItems('SeeLastRun', to, ['dynamodb:GetItem'], ['RUN#last']),
  readTokens('SeeTokenOfDecidedCase', to),
  allowItems('KeepFormKey', to, ['dynamodb:GetItem', 'dynamodb:PutItem'], ['PAGE']),
  wakeCases(),
  readApprovers(to),
];
