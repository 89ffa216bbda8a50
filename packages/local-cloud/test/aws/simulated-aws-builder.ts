import type { AccountId } from '../../src/aws/account';
import { Credentials } from '../../src/aws/credentials';
import { SimulatedAws, type SimulatedAwsOptions } from '../../src/aws/simulated-aws';
import { VirtualClock } from '../../src/clock/clock';

export const managementAccount = '100000000001' as AccountId;

/** A simulated AWS on 2026-11-22 in which every caller may do everything. */
export const simulatedAws = (options: Partial<SimulatedAwsOptions> = {}): SimulatedAws => {
  const clock = options.clock ?? new VirtualClock(Date.parse('2026-11-22T09:00:00Z'));
  return new SimulatedAws({
    services: [],
    clock,
    credentials: new Credentials(clock, managementAccount),
    authorize: () => undefined,
    ...options,
  });
};
