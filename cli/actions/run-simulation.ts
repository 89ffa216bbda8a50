import type { Report } from '../../lib/domain/runs/report';
import { writeResults } from '../../simulation/results/write-results';
import { simulate, type SimulateOptions, type Simulation } from '../../simulation/simulate';
import { failureOf } from '../failure-of';
import { keepingResults } from '../keeping-results';
import { Progress } from '../progress';
import { RunFailedError } from '../run-failed-error';
import type { Terminal } from '../terminal';

export interface RunSimulationOptions extends SimulateOptions {
  /** Folder for the results. */
  readonly out: string;
}

/** The result of a simulation, and the report of the last run over all accounts. */
export interface Simulated {
  readonly result: Simulation;
  readonly last: Report;
}

/**
 * Simulates with a progress display and writes the results. It writes those of a failed run too: calls and executions
 * show where the run failed, and no report of an earlier simulation remains to be mistaken for this one's.
 * @throws RunFailedError when a run failed, or when the deployment or the simulation itself is wrong
 */
export async function runSimulation(terminal: Terminal, { out, ...options }: RunSimulationOptions): Promise<Simulated> {
  const progress = new Progress(terminal);
  const result = await simulate({ ...options, onProgress: (step) => progress.show(step) }).finally(() =>
    progress.stop(),
  );
  keepingResults(out, () => writeResults(out, result));
  const failure = failureOf(result);
  const last = result.runs.findLast((run) => run.whole)?.report;
  if (failure === undefined && last !== undefined) return { result, last };
  throw new RunFailedError(
    `${failure ?? 'No run over the whole organization was concluded.'}\nWhat happened: ${out}/calls.jsonl and ${out}/executions.json`,
  );
}
