import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { concurrently } from '../lib/aws/sdk/concurrently';
import { mutants } from './mutants';
import type { Mutant } from './mutants/mutant';
import { wholeNumber } from './numbers';

const root = join(__dirname, '..');
const copied = [
  'lib',
  'handlers',
  'packages',
  'simulation',
  'bench',
  'test',
  'jest.config.js',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'cdk.json',
  'rootward.example.yaml',
];

const failureTests = [
  'test/simulation/case-failures',
  'test/handlers/(ask|redeem|act|verify|case-|fix|inspect)',
  'test/domain/cases',
  'test/aws/sdk',
] as const;

const program = new Command('npm run mutants --')
  .description(
    'Takes one guard at a time out of a copy of the project, and runs random histories on it until something does not hold; what they do not come across, the tests of single failures have to.',
  )
  .option('--seeds <number>', 'how many histories at most', wholeNumber, 300)
  .option('--workers <number>', 'how many at a time', wholeNumber, Math.max(1, availableParallelism() - 1))
  .option('--only <text>', 'guards whose name holds this', '')
  .parse();
const options = program.opts<{ readonly seeds: number; readonly workers: number; readonly only: string }>();

interface Verdict {
  readonly guard: string;
  /** The invariants or the test that noticed; absent if none did. */
  readonly caughtBy?: string;
  /** How many histories ran. */
  readonly seeds: number;
  /** Output of a simulation that did not run. */
  readonly broken?: string;
}

/** Copies the project and makes the edits. @throws Error naming a file that does not hold the text exactly once */
function copyWith({ guard, edits }: Mutant): string {
  const folder = mkdtempSync(join(tmpdir(), 'rootward-mutant-'));
  for (const path of copied) cpSync(join(root, path), join(folder, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const { file, find, replace } of edits) {
    const text = readFileSync(join(folder, file), 'utf8');
    if (text.split(find).length !== 2)
      throw new Error(`${guard}: the text to replace is in ${file} ${text.split(find).length - 1} times:\n${find}`);
    writeFileSync(
      join(folder, file),
      text.replace(find, () => replace),
    );
  }
  return folder;
}

async function verdictOn(mutant: Mutant): Promise<Verdict> {
  const { guard } = mutant;
  const folder = copyWith(mutant);
  try {
    const output = await runIn(folder, ['--import', 'tsx', 'bench/dst.ts', ...histories]);
    const line = output.trim().split('\n').at(-1) ?? '';
    if (!line.startsWith('{')) return { guard, seeds: 0, broken: output.slice(-600) };
    const { failed, histories: seeds } = JSON.parse(line) as {
      readonly failed: readonly { readonly invariants: readonly string[]; readonly report: string }[];
      readonly histories: number;
    };
    const [first] = failed;
    if (!first) return { guard, seeds, ...(await caughtByTest(folder)) };
    // A simulation that does not run says nothing about the guard.
    if (first.invariants.every((name) => name === 'simulation'))
      return { guard, seeds, broken: first.report.slice(0, 600) };
    return { guard, seeds, caughtBy: first.invariants.join(', ') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const histories = ['--json', '--workers', '1', '--seeds', String(options.seeds)] as const;

/** Runs the tests of single failures, of whole cases and of their steps, of facts and fixes, and names the first that fails. */
async function caughtByTest(folder: string): Promise<Pick<Verdict, 'caughtBy' | 'broken'>> {
  const output = await runIn(folder, ['node_modules/jest/bin/jest.js', '--json', '--silent', ...failureTests]);
  const start = output.indexOf('{');
  if (start < 0) return { broken: output.slice(-600) };
  const { testResults } = JSON.parse(output.slice(start)) as {
    readonly testResults: readonly {
      readonly message: string;
      readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
    }[];
  };
  const results = testResults.flatMap(({ assertionResults }) => assertionResults);
  if (results.length === 0) return { broken: testResults[0]?.message.slice(0, 600) ?? 'No test was run.' };
  const failed = results.find(({ status }) => status === 'failed');
  return failed ? { caughtBy: `test: ${failed.fullName}` } : {};
}

const runIn = (folder: string, args: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.once('error', reject);
    child.once('close', () => resolve(Buffer.concat(output.length > 0 ? output : errors).toString('utf8')));
  });

/** Without an edit: a failure here does not come from a missing guard. */
const control: Mutant = { guard: '(none)', edits: [] };

async function main(): Promise<void> {
  const chosen = mutants.filter(({ guard }) => guard.includes(options.only));
  if (chosen.length === 0)
    program.error(
      `No guard has "${options.only}" in its name. There are: ${mutants.map(({ guard }) => guard).join('; ')}.`,
    );
  // Check that every mutant fits its source before the first one runs.
  for (const mutant of chosen) rmSync(copyWith(mutant), { recursive: true, force: true });
  const verdicts = await concurrently([control, ...chosen], options.workers, async (mutant) => {
    const verdict = await verdictOn(mutant);
    process.stderr.write(`${mutant.guard}: ${resultOf(verdict)}, ${verdict.seeds} histories\n`);
    return verdict;
  });
  process.stdout.write('| guard removed | caught by | histories |\n|---|---|---:|\n');
  for (const verdict of verdicts)
    process.stdout.write(`| ${verdict.guard} | ${resultOf(verdict)} | ${verdict.seeds} |\n`);
  process.exitCode = verdicts.every(isAsItShouldBe) ? 0 : 1;
}

const isAsItShouldBe = ({ guard, caughtBy, broken }: Verdict): boolean =>
  guard === control.guard ? caughtBy === undefined && broken === undefined : caughtBy !== undefined;

const resultOf = ({ caughtBy, broken }: Verdict): string =>
  caughtBy ?? (broken === undefined ? 'NOTHING' : `nothing, it does not run: ${broken}`);

void main();
