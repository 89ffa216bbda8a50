const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * Jest's own order, with two exceptions. Simulations come first, because a long file at the end leaves one core idle. The
 * random histories come last, because they use every core.
 */
module.exports = class extends Sequencer {
  async sort(tests) {
    const alone = ({ path }) => /[\\/]dst[\\/]histories\.test\.ts$/.test(path);
    // oxlint-disable-next-line unicorn/no-array-sort -- not of an array: Jest's own order
    const ordered = await super.sort(tests);
    const long = ({ path }) => /[\\/]test[\\/]simulation[\\/]/.test(path);
    const short = (test) => !long(test) && !alone(test);
    return [long, short, alone].flatMap((group) => ordered.filter(group));
  }
};
