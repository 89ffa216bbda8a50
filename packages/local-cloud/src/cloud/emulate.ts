import { startLaterEvents } from '../aws/organization/later-events';
import type { SimulatedOrganization } from '../aws/organization/simulated-organization';
import type { Clock } from '../clock/clock';
import { startCloud } from './cloud';

export interface EmulateOptions {
  readonly organization: SimulatedOrganization;
  readonly clock: Clock;
  /** 0: any free port. */
  readonly port: number;
}

export interface Emulator {
  readonly url: string;
  readonly services: readonly string[];
  /** Ends at once: open connections are closed, and later events that have not happened are taken back. */
  close(): Promise<void>;
}

/**
 * Serves only the simulated AWS, without a deployment. The `later` events of the organization happen at their times.
 * @throws Error EADDRINUSE when the port is taken
 */
export async function emulate({ organization, clock, port }: EmulateOptions): Promise<Emulator> {
  const cloud = await startCloud({ organization, clock, port });
  const later = startLaterEvents(organization, clock);
  const close = (): Promise<void> => {
    later.cancel();
    return cloud.close();
  };
  return { url: cloud.url, services: cloud.aws.serviceNames, close };
}
