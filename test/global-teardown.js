const fs = require('node:fs');
const path = require('node:path');

/**
 * tsx keeps there what it compiled, for the next process; so does npm with Node.js 22 and later. Tests get their folders
 * from test/temporary-folder.ts.
 */
const isExpected = (name) => name.startsWith('tsx-') || name.startsWith('of-tests-') || name === 'node-compile-cache';

/** Takes the temporary folder of the run away. @throws naming what the tested code left behind in it */
module.exports = () => {
  const folder = globalThis.temporaryFolderOfTheRun;
  if (!path.basename(folder).startsWith('rootward-tests-')) throw new Error(`Not the folder of this run: ${folder}`);
  const left = fs.readdirSync(folder).filter((name) => !isExpected(name));
  fs.rmSync(folder, { recursive: true });
  process.env.TMPDIR = path.dirname(folder);
  if (left.length > 0) throw new Error(`Left behind in the temporary folder: ${left.toSorted().join(', ')}`);
};
