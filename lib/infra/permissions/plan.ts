import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { listCases } from './cases';
import { allow, runFiles, snapshotFiles, type Resources } from './resources';

/** plan makes the plan from manifest, inspections and cases. It reaches no account. */
export const planPermissions = (to: Resources): PolicyStatement[] => [
  allow(
    'ReadInspections',
    ['s3:GetObject'],
    [to.policyArn, runFiles(to, 'manifest.json'), snapshotFiles(to, 'inspections/*')],
  ),
  allow('ListInspections', ['s3:ListBucket'], [to.bucketArn], {
    StringLike: { 's3:prefix': 'snapshots/*/inspections/' },
  }),
  listCases('ReadCases', to),
  allow(
    'WritePlan',
    ['s3:PutObject'],
    [
      runFiles(to, 'plan.json'),
      runFiles(to, 'fixes.json'),
      snapshotFiles(to, 'case-changes.json'),
      snapshotFiles(to, 'contact-changes.json'),
    ],
  ),
];
