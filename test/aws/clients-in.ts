import type { OrganizationFile } from '@rootward/local-cloud';
import { CallCounter } from '../../lib/aws/sdk/call-counter';
import { createClients, type Clients } from '../../lib/aws/sdk/clients';
import type { World } from '../handlers/simulated-world';

/**
 * Moves a world to the real time, for clients in this process. When the server's clock is minutes off, the SDK treats
 * any error as an error of its own clock, and tries again.
 */
export const atRealTime = (file: OrganizationFile): OrganizationFile => ({ ...file, now: new Date().toISOString() });

/** Rootward's clients in this process, as an administrator of the simulated organization. */
export function clientsIn({ url }: Pick<World, 'url'>, counter = new CallCounter()): Clients {
  process.env['AWS_ENDPOINT_URL'] = url;
  process.env['AWS_ACCESS_KEY_ID'] = '100000000001';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'secret';
  return createClients('us-east-1', counter);
}
