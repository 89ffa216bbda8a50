const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

/** Gives the run a temporary folder of its own, so that it can be seen at the end what was left in it, and workers more room. */
module.exports = () => {
  process.env.TMPDIR = fs.mkdtempSync(path.join(os.tmpdir(), 'rootward-tests-'));
  // Workers are started with these, for the reasons that bench/dst.ts has them for: most of what a simulation allocates is
  // dead a moment later, and most of the code in its dozens of environments is not worth optimizing.
  process.execArgv.push('--max-semi-space-size=64', '--interrupt-budget=500000');
};
