/**
 * Takes one guard at a time out of a copy of the project and runs the simulation on it until something does not hold.
 * Usage: npm run mutants [-- --seeds 1000] [--workers 2] [--only text]
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { concurrently } from '../lib/aws/concurrently';
import { mutants } from './mutants';
import type { Mutant } from './mutants/mutant';

const root = join(__dirname, '..');
const copied = [
  'lib',
  'handlers',
  'local',
  'bench',
  'test/dst',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'cdk.json',
  'rootward.example.yaml',
];

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    workers: { type: 'string', default: String(Math.max(1, availableParallelism() - 1)) },
    only: { type: 'string', default: '' },
  },
});

interface Verdict {
  readonly guard: string;
  /** Absent: nothing was found. */
  readonly caught?: { readonly invariants: readonly string[]; readonly seeds: number };
  /** What the simulation ended with instead of a verdict. */
  readonly broken?: string;
}

/** A copy of the project with the edits made. @throws Error naming the file whose text is not there, or there twice */
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
    const output = await simulate(folder);
    const line = output.trim().split('\n').at(-1) ?? '';
    if (!line.startsWith('{')) return { guard, broken: output.slice(-600) };
    const { failed, histories } = JSON.parse(line) as {
      readonly failed: readonly { readonly invariants: readonly string[]; readonly report: string }[];
      readonly histories: number;
    };
    const [first] = failed;
    if (!first) return { guard };
    // A simulation that does not run says nothing about the guard.
    if (first.invariants.every((name) => name === 'simulation')) return { guard, broken: first.report.slice(0, 600) };
    return { guard, caught: { invariants: first.invariants, seeds: histories } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const simulate = (folder: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const args = ['--import', 'tsx', join('bench', 'dst.ts'), '--json', '--workers', '1', '--seeds', values.seeds];
    const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.once('error', reject);
    child.once('close', () => resolve(Buffer.concat(output.length > 0 ? output : errors).toString('utf8')));
  });

async function main(): Promise<void> {
  const chosen = mutants.filter(({ guard }) => guard.includes(values.only));
  // A mutant that no longer fits its source is found before the first one is run.
  for (const mutant of chosen) rmSync(copyWith(mutant), { recursive: true, force: true });
  const verdicts = await concurrently(chosen, Number(values.workers), async (mutant) => {
    const verdict = await verdictOn(mutant);
    process.stderr.write(`${mutant.guard}: ${resultOf(verdict)}\n`);
    return verdict;
  });
  process.stdout.write('| guard removed | caught by | seeds needed |\n|---|---|---:|\n');
  for (const { guard, caught, broken } of verdicts)
    process.stdout.write(
      `| ${guard} | ${caught?.invariants.join(', ') ?? (broken === undefined ? 'NOT CAUGHT' : 'BROKEN')} | ${caught?.seeds ?? values.seeds} |\n`,
    );
  process.exitCode = verdicts.every(({ caught }) => caught) ? 0 : 1;
}

const resultOf = ({ caught, broken }: Verdict): string =>
  caught ? `${caught.invariants.join(', ')} after ${caught.seeds}` : (broken ?? 'NOT CAUGHT');

void main();
