import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Tally } from './tally';

const seeds = 300;

/** The least that must happen in so many histories: if nothing happens, every invariant holds. */
const atLeast: Tally = {
  deletions: 100,
  'contact writes': 600,
  mails: 1000,
  'decisions that count': 500,
  'decisions by a scanner': 120,
  'executions stopped': 120,
  'executions redriven': 65,
  'executions token': 100,
  'executions started': 17,
  'ends done': 150,
  'ends rejected': 120,
  'ends accepted': 60,
  'ends expired': 80,
  'ends failed': 40,
  'ends stale': 20,
  'ends pending': 80,
  'ends queued': 60,
  'closed: deleted': 100,
  'refused: closed': 150,
  'refused: expired': 4,
  reminded: 24,
  escalated: 5,
  restarts: 100,
  'two approvals': 30,
};

interface Outcome {
  readonly histories: number;
  readonly failed: readonly { readonly report: string }[];
  readonly tally: Tally;
}

/**
 * Runs the command in a process, which uses every core. Its output names failed histories and how to run them again.
 */
async function runHistories(): Promise<Outcome> {
  const root = join(__dirname, '..', '..');
  const command = ['--import', 'tsx', 'bench/dst.ts', '--seeds', String(seeds), '--json'];
  const run = promisify(execFile)(process.execPath, command, { cwd: root, maxBuffer: 2 ** 26 });
  // The output has the failed histories; the exit code adds nothing.
  const { stdout } = await run.catch((error: unknown) => error as { readonly stdout: string });
  return JSON.parse(stdout) as Outcome;
}

test(`everything holds in ${seeds} random histories, and everything happens in them`, async () => {
  const { histories, failed, tally } = await runHistories();
  if (failed.length > 0) throw new Error(failed.map(({ report }) => report).join('\n\n'));
  expect(histories).toBe(seeds);
  const rare = Object.entries(atLeast).filter(([name, count]) => (tally[name] ?? 0) < count);
  expect(rare.map(([name, count]) => `${name}: ${tally[name] ?? 0} of ${count}`)).toEqual([]);
});
