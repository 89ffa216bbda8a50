import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { changeCases, describeAccounts, readApprovers } from './cases';
import type { Resources } from './resources';
import { deleteRootCredentials } from './root-sessions';

/** act deletes approved credentials in one root session. No other role may delete anything in an account. */
export const actPermissions = (to: Resources): PolicyStatement[] => [
  deleteRootCredentials(),
  ...describeAccounts(),
  changeCases('RecordDeletion', to),
  readApprovers(to),
];
