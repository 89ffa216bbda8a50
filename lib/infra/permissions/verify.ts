import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { changeCases, describeAccounts, readApprovers } from './cases';
import { allow, type Resources } from './resources';
import { auditRoot } from './root-sessions';

/** verify reads root credentials again and writes the result. */
export const verifyPermissions = (to: Resources): PolicyStatement[] => [
  auditRoot('AuditCaseRoot'),
  // '*': these actions have no resource type; they are about the caller's account.
  allow('SummarizeCaseRoot', ['iam:GetAccountSummary'], ['*']),
  allow('ListCaseDevices', ['iam:ListVirtualMFADevices'], ['*']),
  ...describeAccounts(),
  changeCases('RecordProof', to),
  readApprovers(to),
];
