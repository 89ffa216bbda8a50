import type { Instant } from '../lib/domain/account';
import { stageName } from '../lib/infra/names';
import { environmentNames } from '../lib/workflow/environment';
import { region } from '@rootward/local-cloud';
import { DeploymentPlace } from './deployment-place';
import type { World } from './world';

/** How to reach the deployment of a world, from the environment of its page function. */
export function placeOf({ cloud, deployment, organization }: World, now: Instant): DeploymentPlace {
  const page = deployment.functions.find(({ name }) => name === stageName('page'));
  if (!page) throw new Error(`The template has no function ${stageName('page')}.`);
  const told = (field: keyof typeof environmentNames): string | undefined => page.environment[environmentNames[field]];
  return DeploymentPlace.parse({
    v: 1,
    endpoint: cloud.url,
    region,
    organization: organization.id,
    bucket: told('bucket'),
    table: told('table'),
    policyBucket: told('policyBucket'),
    policyKey: told('policyKey'),
    policyDigest: told('policyDigest'),
    caseMachine: told('caseMachine'),
    mode: told('mode'),
    now,
  });
}
