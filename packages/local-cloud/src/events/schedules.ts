import { createHash } from 'node:crypto';
import { rank, type Clock, type Timer } from '../clock/clock';
import type { ScheduleResource } from '../template/deployment';
import { EventError } from './event-error';
import { scheduleTimes } from './schedule-times';
import { isFunction, stateMachineTarget, type InvokeFunction, type StartExecution } from './start-execution';

export interface SchedulesOptions {
  readonly schedules: readonly ScheduleResource[];
  /** When they were created. Rates count from here. */
  readonly start: Date;
  readonly startExecution: StartExecution;
  readonly invokeFunction: InvokeFunction;
  /** Called when a schedule could not start its execution or invoke its function. */
  readonly onError: (error: unknown) => void;
}

export interface Tick {
  readonly schedule: ScheduleResource;
  readonly time: Date;
}

/** EventBridge Scheduler: the template's enabled schedules. Each starts a state machine or invokes a function. */
export class Schedules {
  private readonly entries;

  /** @throws EventError naming an expression, target or keyword that is not supported */
  constructor(private readonly options: SchedulesOptions) {
    this.entries = options.schedules
      .filter((schedule) => schedule.enabled)
      .map((schedule) => {
        const { expression, timezone } = schedule;
        inputOf({ schedule, time: options.start });
        return {
          schedule,
          times: scheduleTimes(expression, { start: options.start, timezone }),
          tick: this.tickOf(schedule),
        };
      });
  }

  /**
   * Fires every schedule at its ticks after the clock's current time and before `end`; at one instant schedules fire
   * last. Cancel the returned timer to stop.
   */
  run(clock: Clock, end: Date): Timer {
    const timers = new Map<ScheduleResource, Timer>();
    const arm = (entry: (typeof this.entries)[number], after: Date): void => {
      const time = entry.times.next(after);
      if (!time || time >= end) return;
      const fire = (): void => {
        arm(entry, time);
        void this.start(entry.tick, { schedule: entry.schedule, time });
      };
      timers.set(entry.schedule, clock.at(time.getTime(), fire, rank.schedule));
    };
    for (const entry of this.entries) arm(entry, new Date(clock.now()));
    return {
      cancel: () => {
        for (const timer of timers.values()) timer.cancel();
      },
    };
  }

  /** Starts the state machine or invokes the function of the schedule. */
  private tickOf({ name, target }: ScheduleResource): (input: string) => void | Promise<void> {
    const { startExecution, invokeFunction } = this.options;
    if (isFunction(target.arn)) return (input) => invokeFunction(target.arn, input, target.roleArn);
    const machine = stateMachineTarget(name, target);
    return (input) => startExecution(machine.arn, input, machine.roleArn);
  }

  private async start(tick: (input: string) => void | Promise<void>, ticked: Tick): Promise<void> {
    try {
      await tick(inputOf(ticked));
    } catch (error: unknown) {
      this.options.onError(error);
    }
  }
}

/**
 * Returns a schedule's input with its keywords replaced.
 * Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html
 *
 * @throws EventError for an unknown keyword, and for a schedule without input
 */
function inputOf({ schedule, time }: Tick): string {
  const { input } = schedule.target;
  if (input === undefined) throw new EventError(`${schedule.name}: a target without input is not supported locally`);
  const scheduledTime = `${time.toISOString().slice(0, -5)}Z`;
  const keywords: Readonly<Record<string, string>> = {
    'schedule-arn': schedule.arn,
    'scheduled-time': scheduledTime,
    'execution-id': createHash('sha256').update(`${schedule.arn} ${scheduledTime}`).digest('hex').slice(0, 16),
    'attempt-number': '1',
  };
  return input.replaceAll(/<aws\.scheduler\.([^>]*)>/g, (whole, name: string) => {
    const value = Object.hasOwn(keywords, name) ? keywords[name] : undefined;
    if (value === undefined) throw new EventError(`${schedule.name}: the keyword ${whole} is not known`);
    return value;
  });
}
