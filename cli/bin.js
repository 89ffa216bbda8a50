#!/usr/bin/env node
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
// What tsx compiles stays in memory: its cache would be left behind in the temporary folder.
process.env.TSX_DISABLE_CACHE ??= '1';
// Runs TypeScript from source, without a build step.
require('tsx/cjs/api').register();
const { outputFailed } = require('./output-failed.ts');
process.stdout.on('error', (error) => outputFailed(error, process));
// Nobody can be told, and what the command does is not less done.
process.stderr.on('error', () => undefined);
const { main } = require('./main.ts');

async function start() {
  process.exitCode = await main(process.argv);
}
void start();
