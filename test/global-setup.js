const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const tsx = require('tsx/cjs/api');

/** Gives the run a temporary folder of its own, so that the teardown sees what tests left in it, and workers V8 flags. */
module.exports = () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rootward-tests-'));
  process.env.TMPDIR = folder;
  // For the teardown, which must not delete what a test may have put into TMPDIR.
  globalThis.temporaryFolderOfTheRun = folder;
  // A run that is interrupted, or ended because a file hangs, has no teardown.
  process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 9 }));
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => process.exit(128 + os.constants.signals[signal]));
  // Jest starts its workers with these.
  process.execArgv.push(...tsx.require('../bench/v8-flags.ts', __filename).v8Flags);
};
