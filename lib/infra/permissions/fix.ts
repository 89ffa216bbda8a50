import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { allow, contactArns, organizationsAccountArn, runFiles, type Resources } from './resources';

/** fix writes contacts, and before each overwrite the old value into the ledger. It cannot reach any root user. */
export const fixPermissions = (to: Resources): PolicyStatement[] => [
  allow('WriteContacts', ['account:GetAlternateContact', 'account:PutAlternateContact'], contactArns),
  // A wanted contact may hold {tag:...} placeholders, which are resolved again just before the write.
  allow('ReadTags', ['organizations:ListTagsForResource'], [organizationsAccountArn]),
  allow('ReadPolicyAndManifest', ['s3:GetObject'], [to.policyArn, runFiles(to, 'manifest.json')]),
  allow('KeepLedger', ['s3:PutObject'], [`${to.bucketArn}/ledger/*`]),
  // An attempt that is repeated must not replace the old value with the new one.
  allow('ReadBackLedger', ['s3:GetObject'], [`${to.bucketArn}/ledger/*`]),
  allow('WriteFixes', ['s3:PutObject'], [runFiles(to, 'fixed/*')]),
];
