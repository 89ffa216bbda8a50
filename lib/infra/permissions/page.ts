import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { changeCases, listCases, readApprovers, wakeCases } from './cases';
import type { Resources } from './resources';

/** page shows cases and takes decisions. It reaches no account. */
export const pagePermissions = (to: Resources): PolicyStatement[] => [
  listCases('ListCases', to),
  changeCases('RecordDecision', to),
  wakeCases(),
  readApprovers(to),
];
