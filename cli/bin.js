#!/usr/bin/env node
const { existsSync } = require('node:fs');
const path = require('node:path');

const has = (name) => existsSync(path.join(__dirname, name));

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
if (has('main.ts')) {
  // A clone runs TypeScript from source, without a build step. What tsx compiles stays in memory: its cache would be left
  // behind in the temporary folder.
  process.env.TSX_DISABLE_CACHE ??= '1';
  // Not the tsconfig.json of the folder where somebody happens to be.
  process.env.TSX_TSCONFIG_PATH ??= path.join(__dirname, '..', 'tsconfig.json');
  require('tsx/cjs/api').register();
} else if (!has('main.js'))
  throw new Error('This copy of rootward was packed before it was built. Pack it with: npm run pack');

const { outputFailed } = require('./output-failed');
process.stdout.on('error', (error) => outputFailed(error, process));
// Nobody can be told, and what the command does is not less done.
process.stderr.on('error', () => undefined);
const { main } = require('./main');

async function start() {
  process.exitCode = await main(process.argv);
}
void start();
