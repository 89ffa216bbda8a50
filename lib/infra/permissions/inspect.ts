import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { ownRoot, readContacts } from '../../domain/permissions/accounts';
import { readTags } from '../../domain/permissions/organization';
import { allow, deployedAt, granted, runFiles, snapshotFiles, type Resources } from './resources';
import { auditRoot } from './root-sessions';

/** inspect reads contacts and root credentials, and writes its results. */
export const inspectPermissions = (to: Resources): PolicyStatement[] => [
  granted(readContacts(deployedAt)),
  granted(readTags(deployedAt)),
  auditRoot('AuditRoot'),
  // For the management account, out of AssumeRoot's reach.
  ...Object.values(ownRoot).map((permission) => granted(permission)),
  allow('ReadPolicyAndManifest', ['s3:GetObject'], [to.policyArn, runFiles(to, 'manifest.json')]),
  allow('WriteInspections', ['s3:PutObject'], [snapshotFiles(to, 'read/*'), snapshotFiles(to, 'inspections/*')]),
];
