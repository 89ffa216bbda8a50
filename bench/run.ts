/**
 * Measures a run over the organization meadow and over generated ones. Fails when a bound is broken.
 * Usage: npm run bench [-- --large | -- ACCOUNTS...]
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brokenBounds } from './bounds';
import type { Measures } from './measures';
import { tableOf } from './table';

const { values, positionals } = parseArgs({
  options: { large: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const usual = ['meadow', '1000', ...(values.large ? ['5000'] : [])];

const measure = (subject: string): Measures | undefined => {
  console.error(`${subject} …`);
  const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', join(__dirname, 'measure.ts'), subject], {
    encoding: 'utf8',
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    maxBuffer: 16 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return status === 0 ? (JSON.parse(stdout) as Measures) : undefined;
};

const subjects = positionals.length > 0 ? positionals : usual;
const all = subjects.flatMap((subject) => measure(subject) ?? []);
console.log(tableOf(all));

const broken = all.flatMap((measures) => brokenBounds(measures));
for (const line of broken) console.log(line);
if (broken.length > 0 || all.length < subjects.length) process.exitCode = 1;
