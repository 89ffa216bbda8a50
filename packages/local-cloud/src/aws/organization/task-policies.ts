import type { Need } from '../service';
import type { RootFeature } from './simulated-organization';

interface TaskPolicy {
  /** The feature that must be enabled in the organization. */
  readonly feature: RootFeature;
  /** The only actions that the policy allows. */
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
 * AWS's managed policies for root sessions. IAMDeleteRootUserCredentials has no DeleteVirtualMFADevice, because AWS
 * removed it on 2025-01-07. Which feature each policy needs is observed, not documented.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/security-iam-awsmanpol.html
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

/** Name of the task policy with this ARN; undefined when there is none. */
export const taskPolicyName = (arn: string): string | undefined =>
  arn.startsWith(prefix) && Object.hasOwn(taskPolicies, arn.slice(prefix.length))
    ? arn.slice(prefix.length)
    : undefined;

/** Whether a session with the task policy may do the action. Credential actions are only allowed on the root user. */
export const allowedByTask = (name: string, { action, resource }: Need): boolean =>
  (taskPolicies[name]?.actions.includes(action) ?? false) &&
  (!action.startsWith('iam:') || action === 'iam:GetAccountSummary' || /^arn:aws:iam::\d{12}:root$/.test(resource));
