import type { Ports } from '../../lib/web/ports';
import type { ExecutionRecord, LiveClock, Mail } from '@rootward/local-cloud';
import type { DeploymentPlace } from '../deployment-place';

/** Everything that the pages of a demo show. */
export interface DemoSite {
  readonly ports: Ports;
  readonly clock: LiveClock;
  /** In the order of sending. */
  readonly mails: () => readonly Mail[];
  /** In the order of start. */
  readonly runs: () => readonly ExecutionRecord[];
  /** The report of the last run over all accounts, as HTML. */
  readonly report: () => string | undefined;
  readonly place: () => DeploymentPlace;
}
