import type { DeniedAction } from '../aws/authorization';
import { startLaterEvents } from '../aws/organization/later-events';
import type { SimulatedOrganization } from '../aws/organization/simulated-organization';
import type { IdentityFile } from '../aws/organization-file';
import type { CallRecord } from '../aws/service';
import type { Clock } from '../clock/clock';
import { startCloud } from './cloud';

export interface EmulateOptions {
  readonly organization: SimulatedOrganization;
  readonly clock: Clock;
  /** 0: any free port. */
  readonly port: number;
  /** Callers besides those of the organization file, each with its policies. */
  readonly identities?: readonly IdentityFile[];
  /** True: nothing is throttled, for tests on the real clock that are not about pace. @default false */
  readonly unlimited?: boolean;
  /** Called for every attempt of a call, by whomever, as it is made. */
  readonly onCall?: (record: CallRecord) => void;
}

export interface Emulator {
  readonly url: string;
  readonly services: readonly string[];
  /** Every attempt of a call, by whomever, in order. */
  readonly calls: readonly CallRecord[];
  /** Actions that the identity policies of a caller did not allow, in order. */
  readonly denials: readonly DeniedAction[];
  /** Bugs of the simulation: with one, what was served proves nothing. */
  readonly defects: readonly Error[];
  /** Ends at once: open connections are closed, and later events that have not happened are taken back. */
  close(): Promise<void>;
}

/**
 * Serves only the simulated AWS, without a deployment. The `later` events of the organization happen at their times.
 * @throws Error EADDRINUSE when the port is taken; PermissionError naming a malformed policy of an identity
 */
export async function emulate({ onCall, ...options }: EmulateOptions): Promise<Emulator> {
  const cloud = await startCloud(options);
  const calls: CallRecord[] = [];
  cloud.aws.onEveryCall((record) => {
    calls.push(record);
    onCall?.(record);
  });
  const later = startLaterEvents(options.organization, options.clock);
  const close = (): Promise<void> => {
    later.cancel();
    return cloud.close();
  };
  const { serviceNames: services, denials, defects } = cloud.aws;
  return { url: cloud.url, services, calls, denials, defects, close };
}
