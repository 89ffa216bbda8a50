import type { CaseDesk } from '../lib/cases/case-desk';
import { DeploymentPlace } from '../simulation/deployment-place';
import { openSimulatedDesk } from '../simulation/simulated-desk';
import { loopback } from './url-option';
import { UsageError } from './usage-error';

/** The cases of a demo in another process. @throws UsageError when no demo answers at the address */
export async function deskOfDemo(url: string): Promise<CaseDesk> {
  const place = await placeOfDemo(url);
  loopback(place.endpoint);
  // Simulated time runs like real time. If somebody moves it, the next command gets the new time.
  const ahead = Date.parse(place.now) - Date.now();
  return openSimulatedDesk(place, () => new Date(Date.now() + ahead).toISOString());
}

async function placeOfDemo(url: string): Promise<DeploymentPlace> {
  const nothing = (got: string): UsageError =>
    UsageError.of('--url', `expected a running demo (rootward demo), got ${url}: ${got}`);
  let response: Response;
  try {
    response = await fetch(`${url}/deployment.json`, { redirect: 'error' });
  } catch {
    throw nothing('nobody answers there');
  }
  if (response.status === 503) throw nothing('it is still starting');
  const place = DeploymentPlace.safeParse(await response.json().catch(() => undefined));
  if (!place.success) throw nothing('something else answers there');
  return place.data;
}
