import { openDesk, type CaseDesk, type DeskPlace } from '../lib/cases/case-desk';
import type { Instant } from '../lib/domain/account';
import { connect } from '../lib/invocation/connect';
import type { DeploymentPlace } from './deployment-place';

/**
 * The cases of a simulated deployment, for people: the same code as in AWS, with a person's credentials.
 * @param now simulated time
 */
export function openSimulatedDesk(
  place: DeskPlace & Pick<DeploymentPlace, 'endpoint' | 'region'>,
  now: () => Instant,
): CaseDesk {
  // The simulated AWS treats unknown credentials as an administrator's, and does not count their calls as Rootward's.
  const credentials = { accessKeyId: 'person', secretAccessKey: 'simulated' };
  return openDesk(connect(place.region, { endpoint: place.endpoint, credentials }), place, now);
}
