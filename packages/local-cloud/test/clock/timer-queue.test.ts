import * as fc from 'fast-check';
import { TimerQueue } from '../../src/clock/timer-queue';

const drain = (queue: TimerQueue): number[] => {
  const sequences: number[] = [];
  for (let due = queue.pop(); due; due = queue.pop()) sequences.push(due.sequence);
  return sequences;
};

it('gives what was not cancelled by time, then rank, then order of arrival', () => {
  const entry = fc.record({ time: fc.nat(5), order: fc.nat(3), cancelled: fc.boolean() });
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      const dues = entries.map(({ cancelled, ...due }, sequence) => ({
        ...due,
        sequence,
        fire: cancelled ? undefined : () => undefined,
      }));
      const queue = new TimerQueue();
      for (const due of dues) queue.push(due);
      const expected = dues
        .filter(({ fire }) => fire)
        .toSorted((a, b) => a.time - b.time || a.order - b.order || a.sequence - b.sequence)
        .map(({ sequence }) => sequence);
      expect(queue.peek()?.sequence).toBe(expected[0]);
      expect(drain(queue)).toEqual(expected);
    }),
  );
});
