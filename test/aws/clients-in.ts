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
export const clientsIn = ({ url }: Pick<World, 'url'>, counter = new CallCounter()): Clients =>
  createClients('us-east-1', counter, {
    endpoint: url,
    credentials: { accessKeyId: '100000000001', secretAccessKey: 'secret' },
  });
