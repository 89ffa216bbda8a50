const fs = require('node:fs');
const path = require('node:path');

/** What tsx compiles, it keeps there for the next process. */
const isCache = (name) => name.startsWith('tsx-');

/** Takes the temporary folder of the run away. @throws naming what tests, or what they tested, left behind in it */
module.exports = () => {
  const folder = process.env.TMPDIR;
  const left = fs.readdirSync(folder).filter((name) => !isCache(name));
  fs.rmSync(folder, { recursive: true });
  process.env.TMPDIR = path.dirname(folder);
  if (left.length > 0) throw new Error(`Left behind in the temporary folder: ${left.toSorted().join(', ')}`);
};
