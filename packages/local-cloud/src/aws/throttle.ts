import { quotas as documented, type Quota } from './quotas';
import type { Clock } from '../clock/clock';
import { ServiceError, type Call } from './service';

/** Throttling errors of the services that differ from `usual`. */
const errors: Readonly<Record<string, () => ServiceError>> = {
  iam: () => new ServiceError('Throttling', 'Rate exceeded'),
  sts: () => new ServiceError('Throttling', 'Rate exceeded'),
  cloudtrail: () => new ServiceError('ThrottlingException', 'Rate exceeded', {}, 400),
  ssm: () => new ServiceError('ThrottlingException', 'Rate exceeded', {}, 400),
  /** AWS does not document the values of Type. */
  organizations: () =>
    new ServiceError(
      'TooManyRequestsException',
      'You have sent too many requests in too short a period of time. Try again later.',
      { Type: 'TOO_MANY_REQUESTS' },
    ),
};
const usual = (): ServiceError => new ServiceError('TooManyRequestsException', 'Rate exceeded');

interface Bucket {
  tokens: number;
  /** Time of the last refill, in milliseconds since the epoch. */
  at: number;
}

/**
 * The request quotas of AWS: one token bucket per calling account, Region and operation, refilled on the simulated clock.
 * Operations without a documented quota are not limited.
 */
export class Throttle {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly clock: Pick<Clock, 'now'>,
    private readonly quotas: Readonly<Record<string, Quota>> = documented,
  ) {}

  /** Takes one token for the call. @throws ServiceError the service's throttling error when none is left */
  take({ service, operation, caller, region }: Pick<Call, 'service' | 'operation' | 'caller' | 'region'>): void {
    const name = `${service}:${operation}`;
    const quota = Object.hasOwn(this.quotas, name) ? this.quotas[name] : undefined;
    if (!quota) return;
    const now = this.clock.now();
    const key = `${caller.account} ${region} ${name}`;
    const bucket = this.buckets.get(key) ?? { tokens: quota.burst, at: now };
    bucket.tokens = Math.min(quota.burst, bucket.tokens + ((now - bucket.at) / 1000) * quota.perSecond);
    bucket.at = now;
    this.buckets.set(key, bucket);
    // The tolerance absorbs rounding errors of the refill.
    if (bucket.tokens < 1 - 1e-9) throw (errors[service] ?? usual)();
    bucket.tokens--;
  }
}
