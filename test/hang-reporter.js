const minute = 60_000;

/** How long a test file may take: ten times what it takes on two idle cores, and more. Random histories take the longest. */
const limitOf = (path) => (/[\\/]dst[\\/]histories\.test\.ts$/.test(path) ? 60 : 10) * minute;

/** Ends the run when a test file hangs, and names it, because jest-light-runner has no time limit. */
module.exports = class {
  timers = new Map();

  onTestFileStart({ path }) {
    const hangs = () => {
      process.stderr.write(`${path} has run for ${limitOf(path) / minute} minutes and hangs.\n`);
      process.exit(1);
    };
    this.timers.set(path, setTimeout(hangs, limitOf(path)));
  }

  onTestFileResult({ path }) {
    clearTimeout(this.timers.get(path));
  }
};
