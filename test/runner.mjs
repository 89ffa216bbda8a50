/* oxlint-disable no-underscore-dangle -- jest-light-runner keeps its state there; package.json pins its version */
import { createRunner } from 'jest-light-runner';

const LightRunner = createRunner({ runtime: 'child_process' });

/**
 * Answers each test process that asks for its configuration. jest-light-runner answers all that wait as soon as one asks, and
 * then forgets them: a process that is still loading misses the answer, asks in vain, and its first file hangs.
 */
export default class extends LightRunner {
  _runTest(test) {
    const { config } = test.context;
    const isFirst = !this._testRunners.has(config);
    const result = super._runTest(test);
    // With -i there is no other process. The first file already has the answers to itself.
    if (isFirst && this._runtime === 'child_process') {
      const runner = this._testRunners.get(config);
      runner.run = ({ path }) => runner.pool.run(path, { channel: this.answerer(config) });
    }
    return result;
  }

  /** What one test process asks, and nobody else hears. */
  answerer(projectConfig) {
    const workerData = { globalConfig: this._globalConfig, projectConfig, runtime: this._runtime };
    let answer;
    return {
      onMessage: (listener) => (answer = listener),
      postMessage: (message) => {
        if (message === 'jest-light-runner-get-worker-data')
          answer({ type: 'jest-light-runner-worker-data', workerData });
      },
    };
  }
}
