import { CallLog, type CallListeners, type LoggedCall } from '../aws/sdk/call-log';
import { callerError } from '../aws/sdk/caller-error';
import { type CallerIdentity, readCallerIdentity } from '../aws/sdk/caller-identity';
import { type CallerSettings, resolvePlace, type ResolvedPlace } from '../aws/sdk/caller-place';
import { callerTroubleOf, type CallerTrouble } from '../aws/sdk/caller-trouble';
import { createClients, type Clients } from '../aws/sdk/clients';

/** A person's own credentials at AWS, or at whatever answers at AWS_ENDPOINT_URL. */
export interface Caller {
  readonly identity: CallerIdentity;
  readonly clients: Clients;
  readonly calls: CallLog;
  /** Region, credentials and profile, for clients that `clients` does not have. */
  readonly place: ResolvedPlace;
  /** The sentence for a trouble that came later. */
  readonly errorOf: (trouble: CallerTrouble, error: unknown) => Error;
}

/**
 * Finds the credentials as the SDK does and asks AWS whose they are.
 * @param listeners hear of this first call too
 * @throws CallerError when there are none, they have expired, AWS does not know them, or nobody says whose they are
 */
export async function connectAsCaller(settings: CallerSettings = {}, listeners: CallListeners = {}): Promise<Caller> {
  const place = await resolvePlace(settings);
  const calls = new CallLog();
  calls.listen(listeners);
  const clients = createClients(place.region, calls, place);
  try {
    const identity = await readCallerIdentity(clients.sts);
    return { identity, clients, calls, place, errorOf: (trouble, error) => callerError(trouble, error, settings) };
  } catch (error: unknown) {
    throw callerError(callerTroubleOf(error) ?? 'no-identity', error, settings);
  }
}

export type { CallerIdentity, CallerSettings, CallerTrouble, LoggedCall };
