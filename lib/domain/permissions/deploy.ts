import type { Ground, Permission } from './permission';

/** Of CDK's bootstrap, as it is without options. Source: aws-cdk-lib, DefaultStackSynthesizer (DEFAULT_QUALIFIER). */
export const bootstrapQualifier = 'hnb659fds';

/**
 * The roles of the bootstrap that the CDK command line assumes with the caller's credentials. `lookup` reads the
 * deployed template, to show what changes; the role that CloudFormation gets is passed by `deploy`.
 * Source: https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html ("IAM roles created during bootstrapping")
 */
const roles = ['deploy', 'file-publishing', 'lookup'] as const;

/** What `cdk deploy` needs of the caller, where the Region is bootstrapped: its roles do the rest. */
export const assumeBootstrapRoles = (
  { partition, managementAccount: account }: Ground,
  region: string,
): Permission => ({
  sid: 'AssumeBootstrapRoles',
  actions: ['sts:AssumeRole'],
  resources: roles.map(
    (role) => `arn:${partition}:iam::${account}:role/cdk-${bootstrapQualifier}-${role}-role-${account}-${region}`,
  ),
  why: 'hands over to the roles of the CDK bootstrap, which upload the files and change the stack',
});
