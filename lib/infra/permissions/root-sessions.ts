import { Aws } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { allow } from './resources';

const taskPolicy = (name: string): string => `arn:${Aws.PARTITION}:iam::aws:policy/root-task/${name}`;

/** Root sessions for one task in any account: synthesis does not know the members, and STS refuses other targets. */
const rootSessions = (sid: string, task: string): PolicyStatement =>
  allow(sid, ['sts:AssumeRoot'], [`arn:${Aws.PARTITION}:iam::*:root`], {
    StringEquals: { 'sts:TaskPolicyArn': taskPolicy(task) },
  });

/** Reads root credentials and cannot change them. */
export const auditRoot = (sid: string): PolicyStatement => rootSessions(sid, 'IAMAuditRootUserCredentials');

/**
 * Deletes root credentials. The task policy also allows removing MFA devices and passwords, and IAM cannot narrow it;
 * act, the only function with this statement, does neither.
 */
export const deleteRootCredentials = (): PolicyStatement =>
  rootSessions('DeleteRootCredentials', 'IAMDeleteRootUserCredentials');
