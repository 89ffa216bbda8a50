import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { allow, contactArns, organizationsAccountArn, runFiles, snapshotFiles, type Resources } from './resources';
import { auditRoot } from './root-sessions';

/** inspect reads contacts and root credentials, and writes its results. */
export const inspectPermissions = (to: Resources): PolicyStatement[] => [
  allow('ReadContacts', ['account:GetAlternateContact'], contactArns),
  allow('ReadTags', ['organizations:ListTagsForResource'], [organizationsAccountArn]),
  auditRoot('AuditRoot'),
  // For the management account, out of AssumeRoot's reach. '*': these actions have no resource type, only the own
  // account.
  allow('SummarizeOwnRoot', ['iam:GetAccountSummary'], ['*']),
  allow('ReportOwnRoot', ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'], ['*']),
  allow('ListOwnDevices', ['iam:ListVirtualMFADevices'], ['*']),
  allow('ReadPolicyAndManifest', ['s3:GetObject'], [to.policyArn, runFiles(to, 'manifest.json')]),
  allow('WriteInspections', ['s3:PutObject'], [snapshotFiles(to, 'read/*'), snapshotFiles(to, 'inspections/*')]),
];
