import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { auditRoot as auditRootPermission, rootSession } from '../../domain/permissions/accounts';
import { allow, deployedAt, granted } from './resources';

/** Reads root credentials and cannot change them. */
export const auditRoot = (sid: string): PolicyStatement => granted(auditRootPermission(deployedAt), sid);

/**
 * Deletes root credentials. The task policy also allows removing MFA devices and passwords, and IAM cannot narrow it;
 * act, the only function with this statement, does neither.
 */
export const deleteRootCredentials = (): PolicyStatement => {
  const { actions, resources, conditions } = rootSession(deployedAt, 'IAMDeleteRootUserCredentials');
  return allow('DeleteRootCredentials', actions, resources, conditions);
};
