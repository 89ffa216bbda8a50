import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { temporaryFolder } from './temporary-folder';

const root = join(__dirname, '..');

/** Makes the second test process take a second to load the runner's code, as on a busy machine. */
const slowSecond = `
  import { register } from 'node:module';
  const hooks = \`
    export const load = async (url, context, next) => {
      if (url.includes('worker-runner')) await new Promise((resolve) => setTimeout(resolve, 1000));
      return next(url, context);
    };\`;
  if (process.env.TINYPOOL_WORKER_ID === '2') register('data:text/javascript,' + encodeURIComponent(hooks));
`;

/** A project with two test files that run at the same time. */
function project(): string {
  const folder = temporaryFolder();
  for (const name of ['a', 'b']) writeFileSync(join(folder, `${name}.test.js`), `test('passes', () => {});`);
  writeFileSync(join(folder, 'slow-second.mjs'), slowSecond);
  const config = {
    runner: join(root, 'test', 'runner.mjs'),
    transform: {},
    maxWorkers: 2,
    cacheDirectory: join(folder, 'cache'),
  };
  writeFileSync(join(folder, 'jest.config.json'), JSON.stringify(config));
  return folder;
}

test('a test process that starts late gets its configuration too', async () => {
  const folder = project();
  const command = [join(root, 'node_modules', 'jest', 'bin', 'jest.js'), '--rootDir', folder, '--json'];
  const env = { ...process.env, NODE_OPTIONS: `--import ${pathToFileURL(join(folder, 'slow-second.mjs')).href}` };
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: folder, env, timeout: 60_000 });
  expect(JSON.parse(stdout)).toMatchObject({ success: true, numPassedTests: 2 });
});
