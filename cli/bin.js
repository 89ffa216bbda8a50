#!/usr/bin/env node
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
// What tsx compiles stays in memory: its cache would be left behind in the temporary folder.
process.env.TSX_DISABLE_CACHE ??= '1';
// A reader that stops early (`rootward --help | head`) is not an error.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
// Runs TypeScript from source, without a build step.
require('tsx/cjs/api').register();
const { main } = require('./main.ts');

async function start() {
  process.exitCode = await main(process.argv);
}
void start();
