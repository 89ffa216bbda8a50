import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { ownRoot } from '../../domain/permissions/accounts';
import { changeCases, describeAccounts, readApprovers } from './cases';
import { granted, type Resources } from './resources';
import { auditRoot } from './root-sessions';

/** verify reads root credentials again and writes the result. */
export const verifyPermissions = (to: Resources): PolicyStatement[] => [
  auditRoot('AuditCaseRoot'),
  granted(ownRoot.summarize, 'SummarizeCaseRoot'),
  granted(ownRoot.listDevices, 'ListCaseDevices'),
  ...describeAccounts(),
  changeCases('RecordProof', to),
  readApprovers(to),
];
