import type { Stage } from '../workflow/stages';

/** Only ids, counts and names: no contact, mail address, token or key id. */
export interface LogEntry {
  readonly stage: Stage;
  readonly event: string;
  readonly executionId?: string;
  readonly runId?: string;
  readonly accountId?: string;
  readonly [detail: string]: string | number | boolean | undefined;
}

/** Writes one event as one line of JSON, which CloudWatch Logs Insights can query. */
export const log = (entry: LogEntry): void => console.log(JSON.stringify(entry));

export { errorName } from '../aws/sdk/throttling';
