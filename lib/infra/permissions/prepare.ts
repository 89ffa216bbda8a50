import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  listOrganization,
  nameUnits,
  organizationsAccountArn,
  seeRoot,
  seeRootAccess,
  findUnits,
} from '../../domain/permissions/organization';
import { runExecutionsArn } from '../names';
import { allow, allowItems, deployedAt, granted, runFiles, type Resources } from './resources';

/** prepare claims the run, checks the organization, lists the accounts and writes the manifest. */
export const preparePermissions = (to: Resources): PolicyStatement[] => [
  // In the management account the deployment needs no delegated administrators, so it may not read them.
  granted(listOrganization()),
  granted(seeRootAccess()),
  granted(seeRoot()),
  allow('FollowNewAccount', ['organizations:DescribeAccount'], [organizationsAccountArn(deployedAt)]),
  granted(findUnits(deployedAt)),
  granted(nameUnits(deployedAt)),
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
