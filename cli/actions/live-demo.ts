import type { SimulatedOrganization } from '@rootward/local-cloud';
import { startDemo, type Demo, type DemoOptions } from '../../simulation/demo/start-demo';
import { collectResult } from '../../simulation/results/collect-result';
import type { SimulationProgress } from '../../simulation/run-progress';
import { errorCode } from '../error-code';
import { failureOf } from '../failure-of';
import { Progress } from '../progress';
import { RunFailedError } from '../run-failed-error';
import { printWhatToOpen } from '../summary/what-to-open';
import { printOutcomes } from '../summary/outcomes';
import { untilStopped } from '../until-stopped';
import { defaultUrl } from '../url-option';
import { UsageError } from '../usage-error';
import type { Terminal } from '../terminal';

interface LiveDemo {
  readonly organization: SimulatedOrganization;
  readonly policyFile: string;
  readonly port: number | undefined;
}

/** Serves a demo until the process is told to stop. @throws UsageError for a port that is taken; RunFailedError */
export async function liveDemo(terminal: Terminal, { organization, policyFile, port }: LiveDemo): Promise<void> {
  const progress = new Progress(terminal);
  const stopped = untilStopped();
  const onError = (error: unknown): void =>
    terminal.err(`The demo met a defect: ${error instanceof Error ? error.message : String(error)}`);
  let [started, run] = [false, 1];
  const onProgress: DemoOptions['onProgress'] = (step) => {
    if (!started) progress.show(step);
    else if (step.run > run) terminal.err(terminal.colors.dim(runLine(step)));
    run = Math.max(run, step.run);
  };
  const options = { organization, policyFile, onProgress, onError };
  const demo = await listen(options, port);
  if (port === undefined && demo.origin !== defaultUrl)
    terminal.err(`Port ${ports.first} is in use, maybe by another demo. This one is at ${demo.origin}`);
  try {
    const isStopped = await Promise.race([stopped.then(() => true), demo.clock.settled().then(() => false)]);
    progress.stop();
    started = true;
    if (isStopped) return;
    await printFirstRun(terminal, demo);
    await stopped;
  } finally {
    await demo.close();
  }
}

const runLine = ({ run, time }: SimulationProgress): string =>
  `run ${run}, ${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;

/** Ports to try when the command names none. */
const ports = { first: 8080, last: 8099 } as const;

async function listen(options: Omit<DemoOptions, 'port'>, named: number | undefined): Promise<Demo> {
  for (let port = named ?? ports.first; ; port++) {
    try {
      return await startDemo({ ...options, port });
    } catch (error: unknown) {
      if (errorCode(error) !== 'EADDRINUSE') throw error;
      if (named !== undefined) throw UsageError.of('--port', `expected a free port, got ${port}: it is in use`);
      if (port === ports.last)
        throw UsageError.of('--port', `expected a free port: ${ports.first} to ${ports.last} are all in use`);
    }
  }
}

async function printFirstRun(terminal: Terminal, { world, clock, origin }: Demo): Promise<void> {
  const result = await collectResult(world, clock.now());
  const failure = failureOf(result);
  const report = result.runs.findLast((run) => run.whole)?.report;
  if (failure !== undefined || report === undefined) throw new RunFailedError(failure ?? 'The first run did not end.');
  terminal.out(terminal.colors.bold('After the first run'));
  printOutcomes(terminal, report);
  printWhatToOpen(terminal, { result, report, origin });
}
