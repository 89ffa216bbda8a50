import { VirtualClock } from '../../src/clock/clock';
import { Schedules } from '../../src/events/schedules';
import type { ScheduleResource } from '../../src/template/deployment';

const start = new Date('2026-11-22T09:00:00Z');
const machine = 'arn:aws:states:us-east-1:111122223333:stateMachine:run';
const schedule = (name: string, overrides: Partial<ScheduleResource> = {}): ScheduleResource => ({
  logicalId: name,
  name,
  arn: `arn:aws:scheduler:us-east-1:111122223333:schedule/default/${name}`,
  expression: 'rate(1 day)',
  timezone: 'UTC',
  enabled: true,
  target: { arn: machine, roleArn: 'arn:role', input: '{"at":"<aws.scheduler.scheduled-time>"}' },
  ...overrides,
});
const withInput = (input: string | undefined) => ({ target: { arn: machine, roleArn: 'arn:role', input } });

const make = (schedules: ScheduleResource[], fail = false) => {
  const clock = new VirtualClock(start.getTime());
  const started: unknown[] = [];
  const errors: unknown[] = [];
  const startExecution = (arn: string, input: string, roleArn: string): void => {
    if (fail) throw new Error('denied');
    started.push([new Date(clock.now()).toISOString(), arn, input, roleArn]);
  };
  const invokeFunction = startExecution;
  const onError = (error: unknown): number => errors.push(error);
  const it = new Schedules({ schedules, start, startExecution, invokeFunction, onError });
  return { clock, started, errors, schedules: it };
};

test('every tick before the end starts an execution with its time', async () => {
  const { clock, started, schedules } = make([
    schedule('daily'),
    schedule('cron', { expression: 'cron(0 3 24 11 ? *)' }),
    schedule('off', { enabled: false, expression: 'rate(1 minute)' }),
  ]);
  const end = new Date('2026-11-25T09:00:00Z');
  schedules.run(clock, end);
  await clock.driveTo(end.getTime());
  const tick = (time: string) => [`${time}.000Z`, machine, `{"at":"${time}Z"}`, 'arn:role'];
  expect(started).toEqual([tick('2026-11-23T09:00:00'), tick('2026-11-24T03:00:00'), tick('2026-11-24T09:00:00')]);
});

test('a function is invoked like a state machine is started', async () => {
  const arn = 'arn:aws:lambda:us-east-1:100000000001:function:sweep';
  const target = { arn, roleArn: 'arn:role', input: '{"v":1}' };
  const { clock, started, schedules } = make([schedule('hourly', { expression: 'rate(1 hour)', target })]);
  const end = new Date('2026-11-22T11:00:00Z');
  schedules.run(clock, end);
  await clock.driveTo(end.getTime());
  expect(started).toEqual([['2026-11-22T10:00:00.000Z', arn, '{"v":1}', 'arn:role']]);
});

test('the schedule comes last of all that is due at an instant', async () => {
  const { clock, started, schedules } = make([schedule('daily')]);
  schedules.run(clock, new Date('2026-11-24T09:00:00Z'));
  clock.at(Date.parse('2026-11-23T09:00:00Z'), () => started.push('timer'));
  await clock.driveTo(Date.parse('2026-11-23T10:00:00Z'));
  expect(started).toEqual(['timer', expect.any(Array)]);
});

test('nothing starts once it is cancelled', async () => {
  const { clock, started, schedules } = make([schedule('daily')]);
  const timer = schedules.run(clock, new Date('2026-11-30T09:00:00Z'));
  await clock.driveTo(Date.parse('2026-11-23T10:00:00Z'));
  timer.cancel();
  await clock.driveTo(Date.parse('2026-11-30T09:00:00Z'));
  expect(started).toHaveLength(1);
});

test('an execution that cannot be started is told of, and the schedule goes on', async () => {
  const { clock, errors, schedules } = make([schedule('daily')], true);
  schedules.run(clock, new Date('2026-11-25T00:00:00Z'));
  await clock.driveTo(Date.parse('2026-11-25T00:00:00Z'));
  expect(errors).toEqual([new Error('denied'), new Error('denied')]);
});

// https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html
test('the keywords of an input are replaced', async () => {
  const { clock, started, schedules } = make([
    schedule(
      'daily',
      withInput('<aws.scheduler.schedule-arn> <aws.scheduler.attempt-number> <aws.scheduler.execution-id>'),
    ),
  ]);
  schedules.run(clock, new Date('2026-11-24T00:00:00Z'));
  await clock.driveTo(Date.parse('2026-11-24T00:00:00Z'));
  const input = /^arn:aws:scheduler:us-east-1:111122223333:schedule\/default\/daily 1 [0-9a-f]{16}$/;
  expect(started).toEqual([[expect.any(String), machine, expect.stringMatching(input), 'arn:role']]);
});

test.each([
  [withInput('<aws.scheduler.nothing>'), 'daily: the keyword <aws.scheduler.nothing> is not known'],
  [withInput(undefined), 'daily: a target without input is not supported locally'],
  [{ expression: 'at(2026-11-22T09:00:00)' }, 'at(2026-11-22T09:00:00)'],
  [{ target: { arn: 'arn:aws:sqs:us-east-1:1:queue', roleArn: 'r', input: '' } }, 'arn:aws:sqs:us-east-1:1:queue'],
])('%j is refused before anything starts', (overrides, message) => {
  expect(() => make([schedule('daily', overrides)])).toThrow(message);
});
