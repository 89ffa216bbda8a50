import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command } from 'commander';

/** Simulations that together write every kind of file. */
const subjects: Readonly<Record<string, readonly string[]>> = {
  harbor: ['harbor.json', '--policy', 'harbor.rootward.yaml', '--days', '3'],
  meadow: ['meadow-120.json', '--policy', 'meadow.rootward.yaml', '--days', '1'],
  decisions: [
    'harbor.json',
    '--policy',
    'harbor.rootward.yaml',
    '--days',
    '10',
    '--decisions',
    'harbor.decisions.json',
  ],
};

const seed = join(__dirname, 'seeded-random.cjs');

type Files = ReadonlyMap<string, Buffer>;

/** Runs one simulation with the code of a checkout and returns every file that it writes, by path. */
function simulate(checkout: string, args: readonly string[]): Files {
  const out = mkdtempSync(join(tmpdir(), 'rootward-compare-'));
  try {
    const organizations = join(checkout, 'test', 'organizations');
    const places = args.map((arg) => (/\.(json|yaml)$/.test(arg) ? join(organizations, arg) : arg));
    const command = ['--require', seed, join(checkout, 'cli', 'bin.js'), 'simulate', ...places, '--out', out];
    const { status, stderr } = spawnSync(process.execPath, command, { cwd: checkout, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}:\n${stderr}`);
    const entries = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = entries.map((entry) => join(entry.parentPath, entry.name)).toSorted();
    return new Map(paths.map((path) => [path.slice(out.length + 1), readFileSync(path)]));
  } finally {
    rmSync(out, { recursive: true });
  }
}

/** The paths at which two simulations differ, each with the kind of difference. */
function differences(before: Files, after: Files): readonly string[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return paths.flatMap((path) => {
    const [old, now] = [before.get(path), after.get(path)];
    if (old === undefined || now === undefined) return [`${path} is only in the ${old ? 'first' : 'second'}`];
    return old.equals(now) ? [] : [`${path} differs`];
  });
}

const program = new Command('node --import tsx bench/compare-checkouts.ts')
  .description(
    'Runs harbor, meadow and decisions with the code of two checkouts, and says which files differ by a byte.',
  )
  .argument('<before>', 'a checkout with its packages installed')
  .argument('<after>', 'another one')
  .parse();
const [before = '', after = ''] = program.args.map((path) => resolve(path));
let found = 0;
for (const [name, args] of Object.entries(subjects)) {
  const files = simulate(before, args);
  const different = differences(files, simulate(after, args));
  console.log(`${name}: ${files.size} files, ${different.length} differ`);
  for (const line of different) console.log(`  ${line}`);
  found += different.length;
}
process.exitCode = found === 0 ? 0 : 1;
