const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

/** Gives the run a temporary folder of its own, so that the teardown sees what tests left in it, and workers V8 flags. */
module.exports = () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rootward-tests-'));
  process.env.TMPDIR = folder;
  // For the teardown, which must not delete what a test may have put into TMPDIR.
  globalThis.temporaryFolderOfTheRun = folder;
  // Jest starts its workers with these. Most of what a simulation allocates is dead a moment later, and the code of its
  // dozens of environments runs too seldom to be worth optimizing, and too often to be interpreted.
  const flags = [
    '--max-semi-space-size=128',
    '--no-flush-bytecode',
    '--always-sparkplug',
    '--interrupt-budget=2000000',
  ];
  process.execArgv.push(...flags);
};
