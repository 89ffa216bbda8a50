import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { runExecutionsArn } from '../names';
import { allow, organizationsAccountArn, runFiles, type Resources } from './resources';

/** prepare claims the run, checks the organization, lists the accounts and writes the manifest. */
export const preparePermissions = (to: Resources): PolicyStatement[] => [
  // '*': these actions have no resource type; they are about the caller's organization. Reading delegated
  // administrators is not
  // allowed, because the deployment is in the management account and needs none.
  allow(
    'ListOrganization',
    [
      'organizations:DescribeOrganization',
      'organizations:ListAccounts',
      'organizations:ListAWSServiceAccessForOrganization',
      'iam:ListOrganizationsFeatures',
    ],
    ['*'],
  ),
  allow('FollowNewAccount', ['organizations:DescribeAccount'], [organizationsAccountArn]),
  allow('SeeWhetherOtherRunLives', ['states:DescribeExecution'], [runExecutionsArn]),
  allow('ClaimRun', ['dynamodb:PutItem'], [to.tableArn]),
  allow('SeeOtherClaim', ['dynamodb:GetItem'], [to.tableArn]),
  allow('ReadPolicy', ['s3:GetObject'], [to.policyArn]),
  allow(
    'WriteManifest',
    ['s3:PutObject'],
    [runFiles(to, 'manifest.json'), runFiles(to, 'items.json'), `${to.bucketArn}/policies/*`],
  ),
];
