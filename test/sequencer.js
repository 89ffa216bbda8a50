const { default: Sequencer } = require('@jest/test-sequencer');

/** Jest's own order, but with histories.test.ts at the end: it uses every core, and would slow down other files. */
module.exports = class extends Sequencer {
  async sort(tests) {
    const alone = ({ path }) => /[\\/]dst[\\/]histories\.test\.ts$/.test(path);
    // oxlint-disable-next-line unicorn/no-array-sort -- not of an array: Jest's own order
    const ordered = await super.sort(tests);
    return [...ordered.filter((test) => !alone(test)), ...ordered.filter(alone)];
  }
};
