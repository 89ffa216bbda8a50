const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * Jest's own order, but the simulations first, because the long ones are among them and shall not be alone at the end, and
 * last of all what uses every core by itself: beside other files it would take them their time.
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
