import { promisify } from 'node:util';
import { OutOfTimeError } from '../../../lib/aws/sdk/deadline';
import { pace } from '../../../lib/aws/sdk/pace';

const realTurn = promisify(setImmediate);

beforeEach(() => {
  jest.useFakeTimers().setSystemTime(0);
});
afterEach(() => {
  jest.useRealTimers();
});

/** The milliseconds at which `count` simultaneous calls pass the gate. */
async function turns(gate: () => Promise<void>, count: number): Promise<readonly number[]> {
  const passed: number[] = [];
  const waiting = Promise.all(Array.from({ length: count }, () => gate().then(() => passed.push(Date.now()))));
  while (passed.length < count) {
    await realTurn();
    jest.advanceTimersByTime(50);
  }
  await waiting;
  return passed;
}

test('calls pass evenly spaced, the first at once', async () => {
  expect(await turns(pace(4), 4)).toEqual([0, 250, 500, 750]);
});

test('time that nobody used is not saved up', async () => {
  const gate = pace(4);
  await turns(gate, 1);
  jest.setSystemTime(10_000);
  expect(await turns(gate, 3)).toEqual([10_000, 10_250, 10_500]);
});

test('a call whose turn would come after the deadline is refused at once', async () => {
  const gate = pace(1, (time = 0) => time >= 2000);
  expect(await turns(gate, 2)).toEqual([0, 1000]);
  await expect(gate()).rejects.toThrow(OutOfTimeError);
});
