import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const bench = (...words: readonly string[]): { code: number | null; out: string; err: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'bench/run.ts', ...words], {
    cwd: root,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
};

it('measures a generated organization in a process of its own', () => {
  const { code, out, err } = bench('30');
  expect({ code, err }).toEqual({ code: 0, err: '30 …\n' });
  expect(out).toMatch(/│ accounts +│ +30 │/);
  expect(out).toMatch(/│ calls of a clean member account +│ +6 │/);
  expect(out).toMatch(/│ throttled and lost +│ +0 │/);
  expect(out).toMatch(/│ state transitions, run +│ +\d │/);
});

it('says what it can measure', () => {
  const { code, err } = bench('prairie');
  expect(code).toBe(1);
  expect(err).toContain('expected meadow or a number of accounts, got prairie');
});
