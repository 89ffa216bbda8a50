import type { CaseDesk } from '../lib/cases/case-desk';
import { DeploymentPlace } from '../simulation/deployment-place';
import { openSimulatedDesk } from '../simulation/simulated-desk';
import { loopback } from './url-option';
import { UsageError } from './usage-error';

/** How long a demo may take to answer, in milliseconds. */
const patience = 10_000;

/** The cases of a demo in another process. @throws UsageError when no demo answers at the address in time */
export async function deskOfDemo(url: string, milliseconds = patience): Promise<CaseDesk> {
  const place = await placeOfDemo(url, milliseconds);
  loopback(place.endpoint);
  // Simulated time runs like real time. If somebody moves it, the next command gets the new time.
  const ahead = Date.parse(place.now) - Date.now();
  return openSimulatedDesk(place, () => new Date(Date.now() + ahead).toISOString());
}

async function placeOfDemo(url: string, milliseconds: number): Promise<DeploymentPlace> {
  const nothing = (got: string): UsageError =>
    UsageError.of('--url', `expected a running demo (rootward demo), got ${url}: ${got}`);
  const signal = AbortSignal.timeout(milliseconds);
  let [status, text] = [0, ''];
  try {
    const response = await fetch(`${url}/deployment.json`, { redirect: 'error', signal });
    [status, text] = [response.status, await response.text()];
  } catch {
    throw nothing(signal.aborted ? `no answer within ${milliseconds / 1000} seconds` : 'nobody answers there');
  }
  if (status === 503) throw nothing('it is still starting');
  const place = DeploymentPlace.safeParse(jsonIn(text));
  if (!place.success) throw nothing('something else answers there');
  return place.data;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
