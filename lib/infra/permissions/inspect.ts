import { Aws } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { allow, contactArns, organizationsAccountArn, runFiles, snapshotFiles, type Resources } from './resources';

/** The one task policy that reads root credentials and can change none. */
const auditTask = `arn:${Aws.PARTITION}:iam::aws:policy/root-task/IAMAuditRootUserCredentials`;

/** inspect reads contacts and root credentials, and writes what it saw. */
export const inspectPermissions = (to: Resources): PolicyStatement[] => [
  allow('ReadContacts', ['account:GetAlternateContact'], contactArns),
  allow('ReadTags', ['organizations:ListTagsForResource'], [organizationsAccountArn]),
  // Members are not known when the template is made; STS refuses every target outside the organization.
  allow('AuditRoot', ['sts:AssumeRoot'], [`arn:${Aws.PARTITION}:iam::*:root`], {
    StringEquals: { 'sts:TaskPolicyArn': auditTask },
  }),
  // AssumeRoot cannot target the management account. '*': these actions have no resource type; they are about the caller's account.
  allow('SummarizeOwnRoot', ['iam:GetAccountSummary'], ['*']),
  allow('ReportOwnRoot', ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'], ['*']),
  allow('ListOwnDevices', ['iam:ListVirtualMFADevices'], ['*']),
  allow('ReadPolicyAndManifest', ['s3:GetObject'], [to.policyArn, runFiles(to, 'manifest.json')]),
  allow('WriteInspections', ['s3:PutObject'], [snapshotFiles(to, 'read/*'), snapshotFiles(to, 'inspections/*')]),
];
