import type { Mode } from '../lib/domain/runs/run';
import { caseMachineName, runMachineName } from '../lib/infra/names';
import {
  type Clock,
  type HistoryEvent,
  type SimulatedOrganization,
  VirtualClock,
  rank,
  startLaterEvents,
} from '@rootward/local-cloud';
import type { PlannedDecision } from './decisions/decision-schema';
import { scheduleDecisions } from './decisions/schedule-decisions';
import type { IdleDecision } from './decisions/scheduled-decisions';
import { type Earlier, goOnFrom } from './earlier';
import { collectResult } from './results/collect-result';
import type { SimulationResult } from './results/simulation-result';
import { RunProgress, type SimulationProgress } from './run-progress';
import { createWorld, type World, type WorldOptions } from './world';

export type { SimulationProgress } from './run-progress';

export interface SimulateOptions extends Omit<WorldOptions, 'clock'> {
  readonly organization: SimulatedOrganization;
  /** A rootward.yaml without mistakes. */
  readonly policyFile: string;
  /** Days from the organization's `now`. */
  readonly days: number;
  /** Replaces the policy's `run.mode`. */
  readonly mode?: Mode;
  /** How many runs are started by hand at the first instant. @default 1 */
  readonly manualRuns?: number;
  /** What people decide, and when. @default nobody decides anything */
  readonly decisions?: readonly PlannedDecision[];
  /** What an earlier simulation of the organization left. @default no cases */
  readonly earlier?: Earlier;
  readonly onProgress?: (progress: SimulationProgress) => void;
  /** Ends the simulation at once when it gives true; asked between any two instants. @default it goes on to its end */
  readonly isEnough?: (world: World) => boolean;
}

/** The result of a simulation, and the decisions that did nothing. */
export interface Simulation extends SimulationResult {
  /** In the order of their file. */
  readonly idleDecisions: readonly IdleDecision[];
}

const day = 24 * 60 * 60 * 1000;

/**
 * Runs the synthesized state machines over a simulated organization, from its `now` for some days of simulated time:
 * one run by hand at the start, then runs by the policy's schedule and the organization's events. At the end nothing
 * new starts, but a run or an action in progress is finished. Cases that wait for a person go on waiting.
 */
export async function simulate(options: SimulateOptions): Promise<Simulation> {
  const { organization, days, manualRuns = 1, onProgress } = options;
  const start = organization.startsAt ?? Date.now();
  const end = start + days * day;
  const clock = new VirtualClock(start);
  const progress = new RunProgress(organization, onProgress);
  const onEvent: WorldOptions['onEvent'] = (event) => {
    progress.tell(event);
    options.onEvent?.(event);
    if (mayHaveOpened(event)) decisions.look();
  };
  const world = await createWorld({ ...options, clock, onEvent });
  const before = until(clock, end);
  const decisions = scheduleDecisions(world, before, options.decisions ?? []);
  try {
    if (options.earlier) await goOnFrom(options.earlier, world);
    for (let run = 0; run < manualRuns; run++)
      clock.at(start, () => world.startRun({ v: 1, trigger: 'manual' }), rank.schedule);
    startLaterEvents(organization, before, { onEvent: (event) => world.publish(event) });
    world.startSchedules(new Date(start), new Date(end));
    const { isEnough } = options;
    if (isEnough) await clock.driveWhile(() => !isEnough(world), end);
    else await clock.driveTo(end);
    await clock.driveWhile(() => isEnough?.(world) !== true && world.underWay().length > 0);
    return { ...(await collectResult(world, end)), idleDecisions: decisions.idle() };
  } finally {
    await world.close();
  }
}

/** A clock that ignores timers for `end` or later, so that nothing new starts after the end. */
const until = (clock: Clock, end: number): Clock => ({
  now: () => clock.now(),
  at: (time, fire, order) => (time < end ? clock.at(time, fire, order) : { cancel: () => undefined }),
  sleep: (milliseconds, signal) => clock.sleep(milliseconds, signal),
  hold: () => clock.hold(),
});

/** True when a run or a case ends: only then are the generations that it opened stored. */
const mayHaveOpened = ({ machine, type }: HistoryEvent): boolean =>
  [runMachineName, caseMachineName].includes(machine) && /^Execution(Succeeded|Failed|TimedOut|Aborted)$/.test(type);
