import type { EnvironmentFile } from '../../organization-file';
import { got, type FoundMistake } from '../mistake';
import { ordinaryTrail } from '../trails';
import type { Entry } from './context';

/** Checks the trails of an account: only the management account has trails of the organization. */
export const trailMistakes = (
  { path, item: { trails = [] } }: Entry<EnvironmentFile>,
  owner: 'management' | 'member',
): FoundMistake[] =>
  trails.flatMap(({ name, homeRegion = ordinaryTrail.homeRegion, ...trail }, index) => {
    const at = `${path}.trails[${index}]`;
    const same = trails.findIndex(
      (other) => other.name === name && (other.homeRegion ?? ordinaryTrail.homeRegion) === homeRegion,
    );
    return [
      ...(same < index ? [{ path: `${at}.name`, message: `expected a name of its own, got ${got(name)} twice` }] : []),
      ...(owner === 'member' && trail.organization === true
        ? [{ path: `${at}.organization`, message: 'expected false in a member account, got true' }]
        : []),
      ...(trail.managementEvents !== undefined && trail.advancedEventSelectors !== undefined
        ? [{ path: at, message: 'expected managementEvents or advancedEventSelectors, got both' }]
        : []),
    ];
  });
