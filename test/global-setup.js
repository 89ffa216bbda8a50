const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

/** Gives the run a temporary folder of its own, so that it can be seen at the end what was left in it, and workers more room. */
module.exports = () => {
  process.env.TMPDIR = fs.mkdtempSync(path.join(os.tmpdir(), 'rootward-tests-'));
  // Most of what a simulation allocates is dead a moment later: room for it saves copying. Workers are started with these.
  process.execArgv.push('--max-semi-space-size=64');
};
