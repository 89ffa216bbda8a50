import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OrganizationFile, SimulatedOrganization } from '@rootward/local-cloud';
import { startDemo, type Demo } from '../../simulation/demo/start-demo';
import { collectResult } from '../../simulation/results/collect-result';
import type { CaseRow } from '../../lib/domain/cases/case-row';

const bundled = join(__dirname, '..', '..', 'simulation', 'demo');

export const lead = 'security-lead@brightwater.example';
export const webLabs = '100088888896';

export interface RunningDemo {
  readonly demo: Demo;
  /** Errors that the server did not show to visitors. */
  readonly errors: unknown[];
  /** The current state of every generation of every case. */
  readonly cases: () => Promise<readonly CaseRow[]>;
}

/**
 * Starts the demo on a free port, as a new user does, and waits for the first run. Closes it after the tests of the
 * file.
 */
export function runningDemo(): () => RunningDemo {
  let running: RunningDemo | undefined;
  beforeAll(async () => {
    const errors: unknown[] = [];
    const file = JSON.parse(readFileSync(join(bundled, 'organization.json'), 'utf8')) as OrganizationFile;
    const demo = await startDemo({
      organization: new SimulatedOrganization(file),
      policyFile: join(bundled, 'rootward.yaml'),
      port: 0,
      onError: (error) => errors.push(error),
    });
    await demo.clock.settled();
    const cases = async () => (await collectResult(demo.world, demo.clock.now())).cases;
    running = { demo, errors, cases };
  });
  afterAll(async () => running?.demo.close());
  return () => {
    if (!running) throw new Error('The demo did not start.');
    return running;
  };
}
