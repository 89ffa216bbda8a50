import { inCaseWorld, member, type CaseWorld } from './case-world';

const name = `${member}-root-access-key-g1`;
const sweep = (to: CaseWorld): Promise<unknown> => to.invoke('sweep', {});
const swept = (woken: number, restarted: number): unknown => ({ v: 1, woken, restarted });

/** Lets the first execution wait with its token. */
async function waiting(to: CaseWorld): Promise<void> {
  to.tokens.add('token-one');
  await to.step('ask', { token: 'token-one' });
}

test('a case that waits with its execution is left alone', () =>
  inCaseWorld({}, async (to) => {
    await waiting(to);
    expect(await sweep(to)).toEqual(swept(0, 0));
    expect([to.returned, (await to.waits()).length]).toEqual([[], 1]);
  }));

test('a wake-up that was lost is sent again, once', () =>
  inCaseWorld({}, async (to) => {
    await waiting(to);
    to.organization.faults.add({ operation: 'sfn:SendTaskSuccess', error: 'ServiceUnavailable', times: 8 });
    await to.decide('approve');
    expect(to.returned).toEqual([]);
    expect(await sweep(to)).toEqual(swept(1, 0));
    expect([to.returned, await to.waits()]).toEqual([['token-one'], []]);
    expect(await sweep(to)).toEqual(swept(0, 0));
  }));

test('a token that was returned before is forgotten', () =>
  inCaseWorld({}, async (to) => {
    await waiting(to);
    await to.decide('reject');
    expect([to.returned, (await to.waits()).length]).toEqual([['token-one'], 1]);
    expect(await sweep(to)).toEqual(swept(0, 0));
    expect(await to.waits()).toEqual([]);
  }));

test.each(['FAILED', 'SUCCEEDED'] as const)(
  'an open case whose execution %s gets another one, and no second',
  (status) =>
    inCaseWorld({}, async (to) => {
      await waiting(to);
      to.statuses.set(name, status);
      expect(await sweep(to)).toEqual(swept(0, 1));
      expect(to.statuses.get(`${name}-r1`)).toBe('RUNNING');
      await sweep(to);
      expect([...to.statuses.keys()]).toEqual([name, `${name}-r1`]);
    }),
);

test('a case that was never given an execution gets its first one', () =>
  inCaseWorld({}, async (to) => {
    to.statuses.delete(name);
    expect(await sweep(to)).toEqual(swept(0, 1));
    expect([...to.statuses]).toEqual([[name, 'RUNNING']]);
  }));

test('numbers of executions that have ended are passed over', () =>
  inCaseWorld({}, async (to) => {
    for (const ended of [name, `${name}-r1`, `${name}-r2`]) to.statuses.set(ended, 'FAILED');
    expect(await sweep(to)).toEqual(swept(0, 1));
    expect(to.statuses.get(`${name}-r3`)).toBe('RUNNING');
  }));

test('however many executions failed before they could ask, another one is started', () =>
  inCaseWorld({}, async (to) => {
    to.statuses.set(name, 'FAILED');
    for (let hour = 1; hour <= 60; hour++) to.statuses.set(`${name}-r${hour}`, 'FAILED');
    await to.later(61);
    expect(await sweep(to)).toEqual(swept(0, 1));
    expect([...to.statuses].filter(([, status]) => status === 'RUNNING')).toEqual([[`${name}-r61`, 'RUNNING']]);
  }));

test('an execution that was started a moment before the hour and has not asked yet is not doubled', () =>
  inCaseWorld({}, async (to) => {
    to.statuses.set(name, 'FAILED');
    to.statuses.set(`${name}-r60`, 'RUNNING');
    await to.later(61);
    expect(await sweep(to)).toEqual(swept(0, 0));
  }));

test('a decided case whose execution was stopped is redeemed by the next one', () =>
  inCaseWorld({}, async (to) => {
    await to.decide('approve');
    to.statuses.set(name, 'FAILED');
    expect(await sweep(to)).toEqual(swept(0, 1));
    expect(await to.step('redeem', {}, 1)).toEqual({ v: 1, status: 'act' });
  }));

test('nothing is started for a case that has ended', () =>
  inCaseWorld({}, async (to) => {
    await to.decide('reject');
    to.statuses.set(name, 'SUCCEEDED');
    expect(await sweep(to)).toEqual(swept(0, 0));
  }));

test('what fails for one case is left to the next sweep', () =>
  inCaseWorld({}, async (to) => {
    to.statuses.set(name, 'FAILED');
    to.organization.faults.add({ operation: 'sfn:StartExecution', error: 'ServiceUnavailable', times: 8 });
    expect(await sweep(to)).toEqual(swept(0, 0));
    expect(to.logs.map(({ message }) => message).join('\n')).toContain('restart failed');
    expect(await sweep(to)).toEqual(swept(0, 1));
  }));
