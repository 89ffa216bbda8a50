import { Aws } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { allow } from './resources';

const taskPolicy = (name: string): string => `arn:${Aws.PARTITION}:iam::aws:policy/root-task/${name}`;

/** Root sessions for one task. Members are not known when the template is made; STS refuses every target outside the organization. */
const rootSessions = (sid: string, task: string): PolicyStatement =>
  allow(sid, ['sts:AssumeRoot'], [`arn:${Aws.PARTITION}:iam::*:root`], {
    StringEquals: { 'sts:TaskPolicyArn': taskPolicy(task) },
  });

/** Reads root credentials and can change none. */
export const auditRoot = (sid: string): PolicyStatement => rootSessions(sid, 'IAMAuditRootUserCredentials');

/**
 * Deletes root credentials. The task policy also lets MFA devices and passwords be removed, and IAM cannot narrow it: the one function
 * that has it calls none of that.
 */
export const deleteRootCredentials = (): PolicyStatement =>
  rootSessions('DeleteRootCredentials', 'IAMDeleteRootUserCredentials');
