import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { changeCases, listCases, readTokens, sendMails, startCases, wakeCases, watchCases } from './cases';
import { allow, allowItems, runFiles, snapshotFiles, type Resources } from './resources';

/** conclude changes cases, starts and wakes executions, writes the report and sends mails. It reaches no account. */
export const concludePermissions = (to: Resources, mailFrom: string): PolicyStatement[] => [
  allow(
    'ReadRun',
    ['s3:GetObject'],
    [
      to.policyArn,
      runFiles(to, 'manifest.json'),
      runFiles(to, 'plan.json'),
      snapshotFiles(to, 'case-changes.json'),
      snapshotFiles(to, 'contact-changes.json'),
      runFiles(to, 'fixed/*'),
    ],
  ),
  allow('ListFixes', ['s3:ListBucket'], [to.bucketArn], { StringLike: { 's3:prefix': 'runs/*/fixed/' } }),
  allow('WriteReport', ['s3:PutObject'], [runFiles(to, 'report.*'), snapshotFiles(to, 'contact-changes.*')]),
  changeCases('ChangeCases', to),
  allowItems('CloseRunAndClaimMails', to, ['dynamodb:GetItem', 'dynamodb:PutItem'], ['RUN#*']),
  readTokens('SeeTokenOfChangedCase', to),
  listCases('ReadCases', to),
  startCases('StartCases'),
  watchCases('SeeWhetherStartedCaseLives'),
  wakeCases(),
  sendMails('SendDigest', mailFrom),
];
