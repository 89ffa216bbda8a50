import type { Instant } from '../lib/domain/account';
import { readEnvironment } from '../lib/aws/environment';
import { stageName } from '../lib/infra/names';
import { region } from './cloud';
import type { DeploymentPlace } from './deployment-place';
import type { World } from './world';

/** Where the deployment of a world is reached, by what its own page is told. */
export function placeOf({ cloud, deployment, organization }: World, now: Instant): DeploymentPlace {
  const page = deployment.functions.find(({ name }) => name === stageName('page'));
  if (!page) throw new Error(`The template has no function ${stageName('page')}.`);
  const { bucket, table, policyBucket, policyKey, policyDigest, caseMachine } = readEnvironment({
    ...page.environment,
    AWS_REGION: region,
  });
  return {
    v: 1,
    endpoint: cloud.url,
    region,
    organization: organization.id,
    bucket,
    table,
    policyBucket,
    policyKey,
    policyDigest,
    caseMachine,
    now,
  };
}
