import type { BootstrapFile, EnvironmentFile } from '../organization-file';

/** How a Region is bootstrapped for CDK. */
export type Bootstrap = Required<Omit<BootstrapFile, 'region'>>;

/** The qualifier of `cdk bootstrap` when nobody names another. */
export const qualifier = 'hnb659fds';

/**
 * Version 33, and AWS's own key for the bucket for assets, are what `cdk bootstrap` makes today.
 * Source: aws-cdk 2.1148, lib/api/bootstrap/bootstrap-template.yaml (CdkBootstrapVersion, StagingBucket)
 */
const today: Bootstrap = { version: 33, key: 'aws-managed' };

/** How a Region of an account is bootstrapped; undefined when it is not. */
export function bootstrapIn({ bootstrapped = true }: EnvironmentFile, region: string): Bootstrap | undefined {
  if (typeof bootstrapped === 'boolean') return bootstrapped ? today : undefined;
  const found = bootstrapped.find((it) => it.region === region);
  return found && { ...today, ...found };
}
