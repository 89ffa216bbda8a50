import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { runExecutionsArn } from '../names';
import {
  allow,
  allowItems,
  organizationsAccountArn,
  organizationUnitArns,
  runFiles,
  type Resources,
} from './resources';

/** prepare claims the run, checks the organization, lists the accounts and writes the manifest. */
export const preparePermissions = (to: Resources): PolicyStatement[] => [
  // '*': these actions have no resource type; they are about the caller's organization. In the management account the
  // deployment needs no delegated administrators, so it may not read them.
  allow(
    'ListOrganization',
    [
      'organizations:DescribeOrganization',
      'organizations:ListAccounts',
      'organizations:ListRoots',
      'organizations:ListAWSServiceAccessForOrganization',
      'iam:ListOrganizationsFeatures',
    ],
    ['*'],
  ),
  allow('FollowNewAccount', ['organizations:DescribeAccount'], [organizationsAccountArn]),
  allow('FindUnits', ['organizations:ListParents'], [organizationsAccountArn, ...organizationUnitArns]),
  allow('NameUnits', ['organizations:ListOrganizationalUnitsForParent'], organizationUnitArns),
  allow('SeeWhetherOtherRunLives', ['states:DescribeExecution'], [runExecutionsArn]),
  allowItems('ClaimRun', to, ['dynamodb:PutItem'], ['RUN#*']),
  allowItems('SeeOtherClaim', to, ['dynamodb:GetItem'], ['RUN#*']),
  allow('ReadPolicy', ['s3:GetObject'], [to.policyArn]),
  allow(
    'WriteManifest',
    ['s3:PutObject'],
    [runFiles(to, 'manifest.json'), runFiles(to, 'items.json'), `${to.bucketArn}/policies/*`],
  ),
];
