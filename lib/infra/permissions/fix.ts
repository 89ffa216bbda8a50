import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { contactArns } from '../../domain/permissions/accounts';
import { organizationsAccountArn, readTags, findUnits } from '../../domain/permissions/organization';
import { allow, deployedAt, granted, runFiles, type Resources } from './resources';

/** fix writes contacts and, before each overwrite, the old value to the ledger. It cannot reach any root user. */
export const fixPermissions = (to: Resources): PolicyStatement[] => [
  allow('WriteContacts', ['account:GetAlternateContact', 'account:PutAlternateContact'], contactArns(deployedAt)),
  // Directly before the write fix looks again at what decides about it: the account's unit, state and name, and its tags.
  allow('LookAtAccountAgain', ['organizations:DescribeAccount'], [organizationsAccountArn(deployedAt)]),
  granted(findUnits(deployedAt), 'FindUnitsAgain'),
  granted(readTags(deployedAt)),
  allow('ReadPolicyAndManifest', ['s3:GetObject'], [to.policyArn, runFiles(to, 'manifest.json')]),
  allow('KeepLedger', ['s3:PutObject'], [`${to.bucketArn}/ledger/*`]),
  // A repeated attempt must not replace the old value by the new one.
  allow('ReadBackLedger', ['s3:GetObject'], [`${to.bucketArn}/ledger/*`]),
  allow('WriteFixes', ['s3:PutObject'], [runFiles(to, 'fixed/*')]),
];
