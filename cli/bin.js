#!/usr/bin/env node
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
// A reader that has seen enough (`rootward --help | head`) is no error.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
// TypeScript runs from source: no build step stands between what is read and what runs.
require('tsx/cjs/api').register();
const { main } = require('./main.ts');

async function start() {
  process.exitCode = await main(process.argv);
}
void start();
