import { Aws } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { changeCases, listCases, startCases, wakeCases, watchCases } from './cases';
import { allow, runFiles, snapshotFiles, type Resources } from './resources';

const identityArn = (identity: string): string =>
  `arn:${Aws.PARTITION}:ses:${Aws.REGION}:${Aws.ACCOUNT_ID}:identity/${identity}`;

/** conclude changes cases, starts and wakes their workflows, writes the report and mails the digest; it reaches no account. */
export const concludePermissions = (to: Resources, mailFrom: string): PolicyStatement[] => [
  allow(
    'ReadRun',
    ['s3:GetObject'],
    [
      to.policyArn,
      runFiles(to, 'manifest.json'),
      runFiles(to, 'plan.json'),
      snapshotFiles(to, 'case-changes.json'),
      runFiles(to, 'fixed/*'),
    ],
  ),
  allow('ListFixes', ['s3:ListBucket'], [to.bucketArn], { StringLike: { 's3:prefix': 'runs/*/fixed/' } }),
  allow('WriteReport', ['s3:PutObject'], [runFiles(to, 'report.*')]),
  changeCases('ChangeCases', to),
  listCases('ReadCases', to),
  startCases('StartCases'),
  watchCases('SeeWhetherStartedCaseLives'),
  wakeCases(),
  // Whichever of the two is verified. In its sandbox SES asks for permission on the recipient's identity as well, which is not given:
  // Source: https://github.com/cloudposse/terraform-aws-ses/issues/40 (observed). Mails are sent once the account has left the sandbox.
  allow('SendDigest', ['ses:SendEmail'], [identityArn(mailFrom.replace(/^.*@/, '')), identityArn(mailFrom)], {
    StringEquals: { 'ses:FromAddress': mailFrom },
  }),
];
