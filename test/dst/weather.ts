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

/** How often something goes wrong; multiplied by the intensity. */
const rates = {
  throttled: 0.01,
  notDone: 0.004,
  answerLost: 0.006,
  denied: 0.001,
  dies: 0.0015,
  notInvoked: 0.004,
  invokedTwice: 0.012,
} as const;

/** Where it hurts most: what people and deletions depend on goes wrong more often. */
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

/** A stretch of time in which Step Functions cannot be reached: nothing is started, nobody is woken. */
export interface Outage {
  readonly from: number;
  readonly to: number;
}

/** Whether a call does not get through because of an outage. */
export const isOut = (operation: string, outages: readonly Outage[], now: number): boolean =>
  operation.startsWith('sfn:') && outages.some(({ from, to }) => from <= now && now < to);

export interface WeatherOptions {
  readonly dice: Dice;
  /** 0: nothing goes wrong, 1: the usual. */
  readonly intensity: number;
  readonly outages: readonly Outage[];
  readonly now: () => number;
}

/** Everything that goes wrong between Rootward and AWS, and how long it takes. */
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

  /** From now on things go wrong. */
  begin(): void {
    this.intensity = this.options.intensity;
  }

  /** From now on nothing goes wrong. */
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
   * How long a request takes. What decides is the request itself and how many like it there were, so that requests that are
   * sent at one instant take the same time in whichever order the engine gets to them.
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

  /** Invocations that never begin, and those whose answer is lost, at the end or while they go on: then Step Functions invokes again. */
  readonly aroundInvocations =
    (invoke: Services['invokeFunction']): Services['invokeFunction'] =>
    async (...given) => {
      if (this.happens(this.invocations, rates.notInvoked))
        throw new FunctionError('Lambda.TooManyRequestsException', 'Rate exceeded');
      const answer = invoke(...given);
      if (!this.happens(this.invocations, rates.invokedTwice)) return answer;
      const goesOn = this.invocations.chance(0.5);
      // Nobody hears of what becomes of it.
      const ended = answer.catch(() => undefined);
      if (!goesOn) await ended;
      throw new FunctionError(this.invocations.pick(['Lambda.SdkClientException', 'Lambda.ServiceException']), 'lost');
    };

  private happens(dice: Dice, rate: number): boolean {
    return dice.chance(Math.min(0.5, rate * this.intensity));
  }
}

/** Files are known by their name: they hold the digest of the policy, which is another one in every history. */
function keyOf({ method, path, body }: InProcessRequest): string {
  const hash = createHash('sha256').update(`${method} ${path.replace(/[0-9a-f]{64}/g, '')}`);
  if (method === 'POST') hash.update(body);
  return hash.digest('base64');
}
