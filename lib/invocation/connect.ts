import { CallCounter } from '../aws/sdk/call-counter';
import { createClients, type CallerPlace, type Clients } from '../aws/sdk/clients';

/** Clients for callers that are not functions of the deployment, such as the command line. */
export const connect = (region: string, place: CallerPlace = {}): Clients =>
  createClients(region, new CallCounter(), place);
