import { CallCounter } from './call-counter';
import { createClients, type Clients } from './clients';
import { readEnvironment, type Environment } from './environment';
import { objectStore, type ObjectStore } from './object-store';

/** What one invocation of a function works with. */
export interface Invocation {
  readonly environment: Environment;
  readonly clients: Clients;
  readonly calls: CallCounter;
  /** Rootward's own bucket. */
  readonly store: ObjectStore;
}

/** Clients and counters of a new invocation. @throws EnvironmentError */
export function startInvocation(): Invocation {
  const environment = readEnvironment();
  const calls = new CallCounter();
  const clients = createClients(environment.region, calls);
  return { environment, clients, calls, store: objectStore(clients, environment.bucket) };
}
