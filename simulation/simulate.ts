import type { Mode } from '../lib/domain/runs/run';
import { runMachineName } from '../lib/infra/names';
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
import { collectResult } from './results/collect-result';
import type { SimulationResult } from './results/simulation-result';
import { RunProgress, type SimulationProgress } from './run-progress';
import { createWorld, type WorldOptions } from './world';

export type { SimulationProgress } from './run-progress';

export interface SimulateOptions extends Omit<WorldOptions, 'clock'> {
  readonly organization: SimulatedOrganization;
  /** rootward.yaml, without mistakes. */
  readonly policyFile: string;
  /** Whole days from the organization's `now`. */
  readonly days: number;
  /** In place of the policy's `run.mode`. */
  readonly mode?: Mode;
  /** Runs started by hand at the first instant. @default 1 */
  readonly manualRuns?: number;
  /** What people decide, and when. @default nobody decides anything */
  readonly decisions?: readonly PlannedDecision[];
  readonly onProgress?: (progress: SimulationProgress) => void;
}

/** What a simulation leaves behind, and which decisions did nothing. */
export interface Simulation extends SimulationResult {
  /** In the order of their file. */
  readonly idleDecisions: readonly IdleDecision[];
}

const day = 24 * 60 * 60 * 1000;

/**
 * Runs the synthesized state machines over a simulated organization from its `now` for some days of simulated time: one
 * run by hand at the start, then the policy's schedule and the organization's own events. At the end nothing new
 * starts; a run or an action in progress is finished, and cases that wait for a person wait on.
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
    if (endsRun(event)) decisions.look();
  };
  const world = await createWorld({ ...options, clock, onEvent });
  const before = until(clock, end);
  const decisions = scheduleDecisions(world, before, options.decisions ?? []);
  try {
    for (let run = 0; run < manualRuns; run++)
      clock.at(start, () => world.startRun({ v: 1, trigger: 'manual' }), rank.schedule);
    startLaterEvents(organization, before, { onEvent: (event) => world.publish(event) });
    world.startSchedules(new Date(start), new Date(end));
    await clock.driveTo(end);
    await clock.driveWhile(() => world.underWay().length > 0);
    return { ...(await collectResult(world, end)), idleDecisions: decisions.idle() };
  } finally {
    await world.close();
  }
}

/** The clock, on which nothing can be planned for `end` or later: what does not happen before the end does not happen. */
const until = (clock: Clock, end: number): Clock => ({
  now: () => clock.now(),
  at: (time, fire, order) => (time < end ? clock.at(time, fire, order) : { cancel: () => undefined }),
  sleep: (milliseconds, signal) => clock.sleep(milliseconds, signal),
  hold: () => clock.hold(),
});

/** Cases open in runs, and are known once the run has written them. */
const endsRun = ({ machine, type }: HistoryEvent): boolean =>
  machine === runMachineName && /^Execution(Succeeded|Failed|TimedOut|Aborted)$/.test(type);
