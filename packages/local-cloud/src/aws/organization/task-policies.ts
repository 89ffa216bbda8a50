import type { Need } from '../service';
import type { RootFeature } from './simulated-organization';

interface TaskPolicy {
  /** The feature that has to be enabled in the organization. */
  readonly feature: RootFeature;
  /** The only actions that survive the policy. */
  readonly actions: readonly string[];
}

const reading = [
  'iam:GetAccessKeyLastUsed',
  'iam:GetLoginProfile',
  'iam:GetUser',
  'iam:ListAccessKeys',
  'iam:ListMFADevices',
  'iam:ListSigningCertificates',
];

/**
 * AWS's managed policies for root sessions. DeleteVirtualMFADevice is left out of the deleting one: AWS says that it
 * was removed on 2025-01-07.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/security-iam-awsmanpol.html. Which feature each needs is
 * observed, not documented.
 */
export const taskPolicies: Readonly<Record<string, TaskPolicy>> = {
  IAMAuditRootUserCredentials: {
    feature: 'RootCredentialsManagement',
    actions: [...reading, 'iam:GetAccountSummary'],
  },
  IAMCreateRootUserPassword: {
    feature: 'RootCredentialsManagement',
    actions: ['iam:CreateLoginProfile', 'iam:GetLoginProfile'],
  },
  IAMDeleteRootUserCredentials: {
    feature: 'RootCredentialsManagement',
    actions: [
      ...reading,
      'iam:DeactivateMFADevice',
      'iam:DeleteAccessKey',
      'iam:DeleteLoginProfile',
      'iam:DeleteSigningCertificate',
    ],
  },
  S3UnlockBucketPolicy: {
    feature: 'RootSessions',
    actions: ['s3:DeleteBucketPolicy', 's3:GetBucketPolicy', 's3:ListAllMyBuckets', 's3:PutBucketPolicy'],
  },
  SQSUnlockQueuePolicy: {
    feature: 'RootSessions',
    actions: ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:ListQueues', 'sqs:SetQueueAttributes'],
  },
};

const prefix = 'arn:aws:iam::aws:policy/root-task/';

/** The name of a task policy by its ARN; `undefined`: there is none with that ARN. */
export const taskPolicyName = (arn: string): string | undefined =>
  arn.startsWith(prefix) && Object.hasOwn(taskPolicies, arn.slice(prefix.length))
    ? arn.slice(prefix.length)
    : undefined;

/** Whether a session with the task policy may do it. Credential actions are for the root user itself and nobody else. */
export const allowedByTask = (name: string, { action, resource }: Need): boolean =>
  (taskPolicies[name]?.actions.includes(action) ?? false) &&
  (!action.startsWith('iam:') || action === 'iam:GetAccountSummary' || /^arn:aws:iam::\d{12}:root$/.test(resource));
