import { Throttle } from '../../src/aws/throttle';
import { ServiceError } from '../../src/aws/service';
import { roleIn } from './services/perform';

const clock = { time: 0, now: (): number => clock.time };
beforeEach(() => (clock.time = 0));

/** How many of the tries pass. */
const passed = (
  throttle: Throttle,
  tries: number,
  account: string,
  [service, operation]: readonly [string, string],
): number => {
  let count = 0;
  for (let index = 0; index < tries; index++)
    try {
      throttle.take({ service, operation, caller: roleIn(account), region: 'us-east-1' });
      count++;
    } catch (error: unknown) {
      if (!(error instanceof ServiceError)) throw error;
    }
  return count;
};

const get = ['account', 'GetAlternateContact'] as const;

test('a bucket starts full, empties, and fills at its rate up to its burst', () => {
  const throttle = new Throttle(clock);
  const counts = [0, 50, 100, 1_100, 60_000].map((time) => {
    clock.time = time;
    return passed(throttle, 20, '100000000001', get);
  });
  expect(counts).toEqual([15, 0, 1, 10, 15]);
});

test('every account and every operation has its own', () => {
  const throttle = new Throttle(clock);
  expect([
    passed(throttle, 20, '100000000001', get),
    passed(throttle, 20, '200000000002', get),
    passed(throttle, 20, '100000000001', ['account', 'PutAlternateContact']),
    passed(throttle, 20, '100000000001', ['iam', 'GetAccountSummary']),
    passed(throttle, 20, '100000000001', ['sts', 'AssumeRoot']),
  ]).toEqual([15, 15, 8, 20, 10]);
});

test('calls at exactly the rate are never refused', () => {
  const throttle = new Throttle(clock, { 'a:B': { perSecond: 3, burst: 1 } });
  let count = 0;
  for (let index = 0; index < 300; index++) {
    clock.time = (index * 1000) / 3;
    count += passed(throttle, 1, '100000000001', ['a', 'B']);
  }
  expect(count).toBe(300);
});

test.each([
  ['account', 'GetAlternateContact', 'TooManyRequestsException', 'Rate exceeded'],
  [
    'organizations',
    'ListRoots',
    'TooManyRequestsException',
    'You have sent too many requests in too short a period of time. Try again later.',
  ],
  ['sts', 'AssumeRoot', 'Throttling', 'Rate exceeded'],
] as const)('%s refuses in its own words', (service, operation, code, message) => {
  const throttle = new Throttle(clock, { [`${service}:${operation}`]: { perSecond: 1, burst: 0 } });
  const take = (): void => throttle.take({ service, operation, caller: roleIn('100000000001'), region: 'us-east-1' });
  expect(take).toThrow(expect.objectContaining({ code, message }) as Error);
});
