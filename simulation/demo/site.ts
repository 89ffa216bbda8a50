import type { Ports } from '../../lib/web/ports';
import type { ExecutionRecord, LiveClock, Mail } from '@rootward/local-cloud';
import type { DeploymentPlace } from '../deployment-place';
import type { RunResult } from '../results/simulation-result';

/** Everything that the pages of a demo show. */
export interface DemoSite {
  readonly ports: Ports;
  readonly clock: LiveClock;
  /** In the order of sending. */
  readonly mails: () => readonly Mail[];
  /** In the order of start. */
  readonly runs: () => readonly ExecutionRecord[];
  /** The runs that ended with a report, in the order of start. */
  readonly results: () => readonly RunResult[];
  readonly place: () => DeploymentPlace;
}
