import { CallCounter } from '../aws/sdk/call-counter';
import { createClients, type CallerPlace, type Clients } from '../aws/sdk/clients';

/** Clients for callers outside the deployment's functions: the command line, or a page on the same machine. */
export const connect = (region: string, place: CallerPlace = {}): Clients =>
  createClients(region, new CallCounter(), place);
