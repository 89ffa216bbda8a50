import { CallCounter } from '../aws/sdk/call-counter';
import { createClients, type CallerPlace, type Clients } from '../aws/sdk/clients';

/** Clients for somebody who is no function of the deployment: a person at the command line, or a page in front of them. */
export const connect = (region: string, place: CallerPlace = {}): Clients =>
  createClients(region, new CallCounter(), place);
