import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..');
const project = mkdtempSync(join(tmpdir(), 'local-cloud-published-'));
afterAll(() => rmSync(project, { recursive: true }));

/** Runs a program without the environment variables of this test run, and gives its output. */
function run(command: string, args: readonly string[], cwd: string): string {
  const { PATH, HOME } = process.env;
  // The published package finds its dependencies in this checkout.
  const NODE_PATH = join(root, '..', '..', 'node_modules');
  return execFileSync(command, args, { cwd, encoding: 'utf8', env: { PATH, HOME, NODE_PATH } });
}

test('what is published runs the example in an empty project elsewhere', () => {
  const published = join(project, 'node_modules', '@rootward', 'local-cloud');
  for (const name of ['index.js', 'schedule.js', 'permissions.js', 'package.json'])
    cpSync(join(root, name), join(published, name));
  const compiler = join(root, '..', '..', 'node_modules', '.bin', 'tsc');
  run(compiler, ['-p', 'tsconfig.build.json', '--outDir', join(published, 'dist')], root);
  cpSync(join(root, 'example'), join(project, 'example'), { recursive: true });
  expect(run(process.execPath, ['--test', '--test-reporter=tap', 'example/pricing.test.js'], project)).toContain(
    '# pass 1',
  );
  const script = `console.log(require('@rootward/local-cloud/schedule').parseSchedule('rate(2 hours)').milliseconds)`;
  expect(run(process.execPath, ['-e', script], project)).toBe('7200000\n');
  const evaluating = `
    const { evaluate, parsePolicyDocument } = require('@rootward/local-cloud/permissions');
    const policy = parsePolicyDocument({ Statement: { Effect: 'Allow', Action: 'iam:Get*', Resource: '*' } });
    console.log(evaluate([policy], { action: 'iam:GetUser', resource: '*', context: {} }).decision)`;
  expect(run(process.execPath, ['-e', evaluating], project)).toBe('allowed\n');
});
