import { RealClock, rank, VirtualClock } from '../../src/clock/clock';

const start = Date.UTC(2026, 0, 1);
const hour = 3_600_000;
const never = new Promise<never>(() => undefined);

describe('VirtualClock', () => {
  it('lets a week pass without waiting, and only inside drive', async () => {
    const clock = new VirtualClock(start);
    const sleeping = clock.sleep(7 * 24 * hour).then(() => clock.now());
    expect(clock.now()).toBe(start);
    expect(await clock.drive(sleeping)).toBe(start + 7 * 24 * hour);
  });

  it('fires by time, at one instant by rank, then in order of registration', async () => {
    const clock = new VirtualClock(start);
    const fired: string[] = [];
    const note = (name: string) => (): number => fired.push(name);
    clock.at(start + 2, note('second instant'));
    clock.at(start + 1, note('schedule'), rank.schedule);
    clock.at(start + 1, note('timer a'));
    clock.at(start + 1, note('timer b'));
    clock.at(start + 1, note('decision'), rank.decision);
    clock.at(start + 1, note('later'), rank.later);
    await clock.drive(clock.sleep(3));
    expect(fired).toEqual(['later', 'decision', 'timer a', 'timer b', 'schedule', 'second instant']);
  });

  it('gives what a timer sets off time to register timers of its own before it moves on', async () => {
    const clock = new VirtualClock(start);
    const seen: number[] = [];
    clock.at(start + 10, () => {
      void Promise.resolve()
        .then(() => clock.sleep(5))
        .then(() => seen.push(clock.now() - start));
    });
    clock.at(start + 20, () => seen.push(clock.now() - start));
    await clock.drive(clock.sleep(30));
    expect(seen).toEqual([15, 20]);
  });

  it('never fires a cancelled timer, nor waits for it', async () => {
    const clock = new VirtualClock(start);
    let fired = false;
    clock.at(start + hour, () => (fired = true)).cancel();
    await expect(clock.drive(never)).rejects.toThrow('nothing left to wait for');
    expect([fired, clock.now()]).toEqual([false, start]);
  });

  it('takes a time in the past as now', async () => {
    const clock = new VirtualClock(start);
    clock.at(start - hour, () => undefined);
    await clock.drive(clock.sleep(1));
    expect(clock.now()).toBe(start + 1);
  });

  it('stands still while real work is held', async () => {
    const clock = new VirtualClock(start);
    const release = clock.hold();
    const timed = clock.sleep(1).then(() => 'timer');
    const worked = new Promise((resolve) => {
      setTimeout(() => {
        resolve(['work', clock.now() - start]);
        release();
        release();
      }, 5);
    });
    const first = await clock.drive(Promise.race([worked, timed]));
    expect(first).toEqual(['work', 0]);
  });

  it('runs everything that is due before an end, then stands at the end', async () => {
    const clock = new VirtualClock(start);
    const fired: string[] = [];
    clock.at(start + hour - 1, () => fired.push('before'));
    clock.at(start + hour, () => fired.push('at'));
    await clock.driveTo(start + hour);
    expect([fired, clock.now() - start]).toEqual([['before'], hour]);
    await clock.driveTo(start + hour + 1);
    expect(fired).toEqual(['before', 'at']);
  });

  it('passes on the failure of what it was driven for', async () => {
    const clock = new VirtualClock(start);
    const failing = clock.sleep(hour).then(() => Promise.reject(new Error('broken')));
    await expect(clock.drive(failing)).rejects.toThrow('broken');
  });
});

describe.each([
  ['VirtualClock', () => new VirtualClock(start)],
  ['RealClock', () => new RealClock()],
])('%s', (_, create) => {
  it('ends a sleep with the reason it was aborted for, before and while it sleeps', async () => {
    const clock = create();
    const controller = new AbortController();
    const sleeping = clock.sleep(hour, controller.signal);
    controller.abort(new Error('stopped'));
    await expect(sleeping).rejects.toThrow('stopped');
    await expect(clock.sleep(hour, controller.signal)).rejects.toThrow('stopped');
  });
});

describe('RealClock', () => {
  it('fires in real time and can be held without effect', async () => {
    const clock = new RealClock();
    clock.hold()();
    const before = clock.now();
    await clock.sleep(2);
    expect(clock.now()).toBeGreaterThanOrEqual(before + 1);
  });
});
