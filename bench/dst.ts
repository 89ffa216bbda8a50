import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { Command } from 'commander';
import { runHistory } from '../test/dst/history';
import { judge } from '../test/dst/oracle/judge';
import { report } from '../test/dst/story';
import { addTallies, type Tally, tallyOf } from '../test/dst/tally';
import { factor, wholeNumber } from './numbers';
import { v8Flags } from './v8-flags';

interface Options {
  readonly from: number;
  readonly seeds: number;
  readonly intensity: number;
  readonly workers: number;
  readonly all: boolean;
  readonly json: boolean;
}

/** The result of one history, from the process that ran it. */
interface Outcome {
  readonly seed: number;
  readonly tally: Tally;
  /** Absent when every invariant held. */
  readonly failure?: { readonly report: string; readonly invariants: readonly string[] };
}

const readOptions = (): Options =>
  new Command('npm run dst --')
    .description('Runs the deployed code through random histories, and says what must hold and does not.')
    .option('--seeds <number>', 'how many histories', wholeNumber, 300)
    .option('--from <seed>', 'the first seed; a history is the same every time', wholeNumber, 1)
    .option('--intensity <factor>', 'how much goes wrong: 0 nothing, 1 the usual, 2 twice that', factor, 1)
    .option('--workers <number>', 'how many at a time', wholeNumber, availableParallelism())
    .option('--all', 'goes on after the first seed that fails', false)
    .option('--json', 'one line of JSON at the end, and nothing else', false)
    .parse()
    .opts<Options>();

async function run(seed: number, intensity: number): Promise<Outcome> {
  const observed = await runHistory({ seed, intensity });
  const violations = judge(observed);
  const tally = tallyOf(observed);
  if (violations.length === 0) return { seed, tally };
  const again = `npm run dst -- --from ${seed} --seeds 1${intensity === 1 ? '' : ` --intensity ${intensity}`}`;
  const invariants = [...new Set(violations.map(({ invariant }) => invariant))];
  return { seed, tally, failure: { report: report(observed, violations, again), invariants } };
}

/** A worker process: runs the seeds that it receives, one at a time. */
function work(): void {
  process.on('message', ({ seed, intensity }: { seed: number; intensity: number }) => {
    run(seed, intensity).then(
      (outcome) => process.send?.(outcome),
      (error: unknown) => {
        const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
        const failure = { report: `Seed ${seed}: ${text}`, invariants: ['simulation'] };
        process.send?.({ seed, tally: {}, failure } satisfies Outcome);
      },
    );
  });
}

/** Distributes the seeds to workers and collects the outcomes, until all are done or one fails. */
function runAll(options: Options, tell: (outcome: Outcome, done: number) => void): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const end = options.from + options.seeds;
  let next = options.from;
  let failed = false;
  return new Promise((resolve, reject) => {
    const execArgv = [...process.execArgv, ...v8Flags];
    const workers = Array.from({ length: Math.min(options.workers, options.seeds) }, () =>
      fork(__filename, ['--worker'], { execArgv }),
    );
    let busy = workers.length;
    const give = (worker: (typeof workers)[number]): void => {
      if (next < end && (!failed || options.all)) {
        worker.send({ seed: next++, intensity: options.intensity });
        return;
      }
      worker.disconnect();
      if (--busy === 0) resolve(outcomes.toSorted((a, b) => a.seed - b.seed));
    };
    for (const worker of workers) {
      worker.on('error', reject);
      worker.on('exit', (code) => code !== 0 && reject(new Error(`A worker ended with ${code}.`)));
      worker.on('message', (outcome: Outcome) => {
        outcomes.push(outcome);
        failed ||= outcome.failure !== undefined;
        tell(outcome, outcomes.length);
        give(worker);
      });
      give(worker);
    }
  });
}

async function main(options: Options): Promise<void> {
  const startedAt = Date.now();
  const outcomes = await runAll(options, ({ failure }, done) => {
    if (options.json) return;
    if (failure) process.stdout.write(`${failure.report}\n\n`);
    else if (done % 50 === 0) process.stdout.write(`${done} of ${options.seeds} histories\n`);
  });
  const failures = outcomes.filter(({ failure }) => failure);
  const tally = outcomes.map((outcome) => outcome.tally).reduce(addTallies, {});
  const seconds = (Date.now() - startedAt) / 1000;
  if (options.json) {
    const failed = failures.map(({ seed, failure }) => ({ seed, ...failure }));
    process.stdout.write(`${JSON.stringify({ histories: outcomes.length, seconds, failed, tally })}\n`);
  } else {
    for (const [name, count] of Object.entries(tally).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      process.stdout.write(`  ${String(count).padStart(8)}  ${name}\n`);
    process.stdout.write(`${failures.length} of ${outcomes.length} histories failed; ${seconds.toFixed(0)} s\n`);
  }
  process.exitCode = failures.length > 0 ? 1 : 0;
}

if (process.argv.includes('--worker')) work();
else void main(readOptions());
