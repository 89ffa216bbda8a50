/** How long a test file may take: the longest takes three minutes on two idle cores, and a machine may be ten times slower. */
const limit = 60 * 60_000;

/** Ends the run when a test file hangs, and names it, because jest-light-runner has no time limit. */
module.exports = class {
  timers = new Map();

  onTestFileStart({ path }) {
    const hangs = () => {
      process.stderr.write(`${path} has run for ${limit / 60_000} minutes and hangs.\n`);
      process.exit(1);
    };
    this.timers.set(path, setTimeout(hangs, limit));
  }

  onTestFileResult({ path }) {
    clearTimeout(this.timers.get(path));
  }
};
