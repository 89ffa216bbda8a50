import { LiveClock } from '../../src/clock/live-clock';
import { rank } from '../../src/clock/clock';

const start = Date.parse('2026-11-02T06:00:00Z');
const minute = 60_000;
const day = 24 * 60 * minute;

const make = (isBusy: () => boolean = () => false) => {
  const errors: unknown[] = [];
  const clock = new LiveClock({ start, isBusy, onError: (error) => errors.push(error) });
  return { clock, errors };
};

/** Waits for some turns of the event loop, so that time would move if it could. */
const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
};

test('everything that is due happens on the way, in order and at its time', async () => {
  const { clock, errors } = make();
  const happened: unknown[] = [];
  const note = (what: string) => (): number => happened.push([what, clock.now() - start]);
  clock.at(start + 6 * day, note('sixth day'));
  clock.at(start + day, note('schedule'), rank.schedule);
  clock.at(start + day, note('later'), rank.later);
  clock.at(start + 8 * day, note('eighth day'));
  clock.start();
  clock.move(7 * day);
  await clock.settled();
  expect(happened).toEqual([
    ['later', day],
    ['schedule', day],
    ['sixth day', 6 * day],
  ]);
  expect(clock.now() - start).toBeGreaterThanOrEqual(7 * day);
  expect(clock.destination()).toBeUndefined();
  await clock.close();
  expect(errors).toEqual([]);
});

test('two moves add up', async () => {
  const { clock } = make();
  clock.move(day);
  clock.move(day);
  expect(clock.destination()).toBe(start + 2 * day);
  clock.start();
  await clock.settled();
  expect(clock.now()).toBeGreaterThanOrEqual(start + 2 * day);
  await clock.close();
});

test('time flows while nothing is under way', async () => {
  const { clock } = make();
  clock.start();
  await new Promise<void>((resolve) => void clock.at(start + 5, resolve));
  expect(clock.now()).toBeGreaterThanOrEqual(start + 5);
  await clock.close();
});

test('what is under way is not kept waiting for real time', async () => {
  let busy = true;
  const { clock } = make(() => busy);
  clock.at(start + 150 * minute, () => (busy = false));
  clock.start();
  await clock.settled();
  expect(busy).toBe(false);
  expect(clock.now()).toBeGreaterThanOrEqual(start + 150 * minute);
  await clock.close();
});

test('time stands still while anything real is under way', async () => {
  const { clock } = make();
  const release = clock.hold();
  clock.start();
  clock.move(day);
  await turns();
  expect(clock.now()).toBe(start);
  release();
  await clock.settled();
  expect(clock.now()).toBeGreaterThanOrEqual(start + day);
  await clock.close();
});

test('when something fails, time stops, and nobody waits for ever', async () => {
  const { clock, errors } = make();
  clock.at(start + minute, () => {
    throw new Error('the timer');
  });
  clock.start();
  clock.move(day);
  await clock.settled();
  expect(errors).toEqual([new Error('the timer')]);
  expect(clock.now()).toBe(start + minute);
  await expect(clock.settled()).resolves.toBeUndefined();
});

test('nothing happens any more once it is closed', async () => {
  const { clock } = make();
  clock.start();
  await clock.close();
  clock.move(day);
  await turns();
  expect(clock.now()).toBeLessThan(start + day);
});
