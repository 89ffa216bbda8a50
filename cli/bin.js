#!/usr/bin/env node
// TypeScript runs from source: no build step stands between what is read and what runs.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
require('tsx/cjs');
const { main } = require('./main.ts');
main(process.argv).then((code) => {
  process.exitCode = code;
});
