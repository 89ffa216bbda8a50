import type { AccountId } from '../../../lib/domain/account';
import { Credentials } from '../../../local/aws/credentials';
import { SimulatedAws, type SimulatedAwsOptions } from '../../../local/aws/simulated-aws';
import { VirtualClock } from '../../../local/clock';

export const managementAccount = '100000000001' as AccountId;

/** A simulated AWS in which everybody may do everything, on 2026-11-22. */
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
