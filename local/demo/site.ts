import type { Ports } from '../../lib/web/ports';
import type { Mail } from '../aws/services/mail';
import type { DeploymentPlace } from '../deployment-place';
import type { LiveClock } from '../live-clock';
import type { ExecutionRecord } from '../states/execution-record';

/** Everything that the pages of a demo show. */
export interface DemoSite {
  readonly ports: Ports;
  readonly clock: LiveClock;
  /** In order of sending. */
  readonly mails: () => readonly Mail[];
  /** In order of start. */
  readonly runs: () => readonly ExecutionRecord[];
  /** The report of the last run over all accounts, as HTML. */
  readonly report: () => string | undefined;
  readonly place: () => DeploymentPlace;
}
