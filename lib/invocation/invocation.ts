import { CallCounter } from '../aws/sdk/call-counter';
import { createClients, type Clients } from '../aws/sdk/clients';
import { startDeadline, type Deadline, type Remaining } from '../aws/sdk/deadline';
import { readEnvironment, type Environment } from '../aws/sdk/environment';
import { objectStore, type ObjectStore } from '../aws/storage/objects/object-store';

/** What one invocation of a function works with. */
export interface Invocation {
  readonly environment: Environment;
  readonly clients: Clients;
  readonly calls: CallCounter;
  /** Rootward's own bucket. */
  readonly store: ObjectStore;
  /** When this invocation must stop starting new work. */
  readonly deadline: Deadline;
}

/**
 * Makes the clients, counter and deadline of a new invocation.
 * @param context Lambda's own, which knows the remaining time
 * @throws EnvironmentError
 */
export function startInvocation(context?: Remaining): Invocation {
  const deadline = startDeadline(context);
  const environment = readEnvironment();
  const calls = new CallCounter();
  const clients = createClients(environment.region, calls);
  return { environment, clients, calls, store: objectStore(clients, environment.bucket), deadline };
}

export type { Remaining } from '../aws/sdk/deadline';
