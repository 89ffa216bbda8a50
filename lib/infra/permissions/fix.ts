import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  allow,
  contactArns,
  organizationsAccountArn,
  organizationUnitArns,
  runFiles,
  type Resources,
} from './resources';

/** fix writes contacts and, before each overwrite, the old value to the ledger. It cannot reach any root user. */
export const fixPermissions = (to: Resources): PolicyStatement[] => [
  allow('WriteContacts', ['account:GetAlternateContact', 'account:PutAlternateContact'], contactArns),
  // Directly before the write fix looks again at what decides about it: the account's unit, state and name, and its tags.
  allow('LookAtAccountAgain', ['organizations:DescribeAccount'], [organizationsAccountArn]),
  allow('FindUnitsAgain', ['organizations:ListParents'], [organizationsAccountArn, ...organizationUnitArns]),
  allow('ReadTags', ['organizations:ListTagsForResource'], [organizationsAccountArn]),
  allow('ReadPolicyAndManifest', ['s3:GetObject'], [to.policyArn, runFiles(to, 'manifest.json')]),
  allow('KeepLedger', ['s3:PutObject'], [`${to.bucketArn}/ledger/*`]),
  // A repeated attempt must not replace the old value by the new one.
  allow('ReadBackLedger', ['s3:GetObject'], [`${to.bucketArn}/ledger/*`]),
  allow('WriteFixes', ['s3:PutObject'], [runFiles(to, 'fixed/*')]),
];
