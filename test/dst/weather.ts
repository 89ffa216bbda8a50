import { createHash } from 'node:crypto';
import type { AccountId } from '../../lib/domain/account';
import {
  type Fate,
  Faults,
  FunctionError,
  type InProcessRequest,
  type Services,
  droppedFaults,
} from '@rootward/local-cloud';
import type { Dice } from './dice';

/** Probability of each fault, before it is multiplied by the intensity. */
const rates = {
  throttled: 0.01,
  notDone: 0.004,
  answerLost: 0.006,
  denied: 0.001,
  dies: 0.0015,
  notInvoked: 0.004,
  invokedTwice: 0.012,
} as const;

/** Factors for operations that people and deletions depend on: faults are more frequent there. */
const sore: Readonly<Record<string, number>> = {
  'sesv2:SendEmail': 8,
  'sfn:SendTaskSuccess': 8,
  'sfn:StartExecution': 3,
  'iam:DeleteAccessKey': 8,
  'iam:DeleteSigningCertificate': 8,
  'dynamodb:PutItem': 2,
};

const throttling: Readonly<Record<string, string>> = {
  account: 'TooManyRequestsException',
  dynamodb: 'ProvisionedThroughputExceededException',
  iam: 'Throttling',
  organizations: 'TooManyRequestsException',
  s3: 'SlowDown',
  sesv2: 'TooManyRequestsException',
  sfn: 'ThrottlingException',
  sts: 'Throttling',
};

/** A period in which Step Functions is unreachable. */
export interface Outage {
  readonly from: number;
  readonly to: number;
}

/** Whether an outage stops a call. */
export const isOut = (operation: string, outages: readonly Outage[], now: number): boolean =>
  operation.startsWith('sfn:') && outages.some(({ from, to }) => from <= now && now < to);

export interface WeatherOptions {
  readonly dice: Dice;
  /** 0 means no faults, 1 the usual number. */
  readonly intensity: number;
  readonly outages: readonly Outage[];
  readonly now: () => number;
}

/** All faults between Rootward and AWS, and how long requests take. */
export class Weather extends Faults {
  private readonly arrivals = new Map<string, number>();
  private readonly services: Dice;
  private readonly ways: Dice;
  private readonly invocations: Dice;
  private intensity = 0;

  constructor(private readonly options: WeatherOptions) {
    super();
    this.services = options.dice.named('services');
    this.ways = options.dice.named('ways');
    this.invocations = options.dice.named('invocations');
  }

  /** Starts the faults. */
  begin(): void {
    this.intensity = this.options.intensity;
  }

  /** Stops the faults. */
  clear(): void {
    this.intensity = 0;
  }

  override before(operation: string, target: AccountId): string | undefined {
    const named = super.before(operation, target);
    if (named !== undefined) return named;
    const { outages, now } = this.options;
    if (isOut(operation, outages, now())) return droppedFaults.notDone;
    const often = sore[operation] ?? 1;
    if (this.happens(this.services, rates.throttled)) return throttling[operation.split(':')[0] ?? ''];
    if (this.happens(this.services, rates.notDone * often)) return droppedFaults.notDone;
    if (/^(account|iam|sts):/.test(operation) && this.happens(this.services, rates.denied * often))
      return 'AccessDenied';
    return undefined;
  }

  override losesResponse(operation: string, target: AccountId): boolean {
    if (super.losesResponse(operation, target)) return true;
    return this.happens(this.services, rates.answerLost * (sore[operation] ?? 1));
  }

  /**
   * How long a request takes. That depends only on the request and on how many equal ones came before, so that requests
   * of one instant take the same time in whatever order Node.js runs them.
   */
  readonly fate = (request: InProcessRequest): Fate => {
    const key = keyOf(request);
    const count = this.arrivals.get(key) ?? 0;
    this.arrivals.set(key, count + 1);
    const own = this.ways.named(`${key}/${count}`);
    const slow = own.chance(0.02) ? 40 : 1;
    const way = { there: 1 + own.next() * 60 * slow, back: 1 + own.next() * 30 };
    if (!own.chance(Math.min(0.3, rates.dies * this.intensity))) return way;
    return { ...way, dies: own.chance(0.5) ? 'before' : 'after' };
  };

  /**
   * Lets some invocations fail before they start, and loses the answer of others, at their end or while they run, so
   * that Step Functions invokes the function again.
   */
  readonly aroundInvocations =
    (invoke: Services['invokeFunction']): Services['invokeFunction'] =>
    async (...given) => {
      if (this.happens(this.invocations, rates.notInvoked))
        throw new FunctionError('Lambda.TooManyRequestsException', 'Rate exceeded');
      const answer = invoke(...given);
      if (!this.happens(this.invocations, rates.invokedTwice)) return answer;
      const goesOn = this.invocations.chance(0.5);
      // The caller does not get the result.
      const ended = answer.catch(() => undefined);
      if (!goesOn) await ended;
      throw new FunctionError(this.invocations.pick(['Lambda.SdkClientException', 'Lambda.ServiceException']), 'lost');
    };

  private happens(dice: Dice, rate: number): boolean {
    return dice.chance(Math.min(0.5, rate * this.intensity));
  }
}

/** A file counts by its name only: it contains the digest of the policy, which differs in every history. */
function keyOf({ method, path, body }: InProcessRequest): string {
  const hash = createHash('sha256').update(`${method} ${path.replace(/[0-9a-f]{64}/g, '')}`);
  if (method === 'POST') hash.update(body);
  return hash.digest('base64');
}
