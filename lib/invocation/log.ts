import type { Stage } from '../workflow/stages';

/** Ids, counts and names only: no contact, no mail address, no token, no key id. */
export interface LogEntry {
  readonly stage: Stage;
  readonly event: string;
  readonly executionId?: string;
  readonly runId?: string;
  readonly accountId?: string;
  readonly [detail: string]: string | number | boolean | undefined;
}

/** Writes one event as one line of JSON, as CloudWatch Logs Insights reads it. */
export const log = (entry: LogEntry): void => console.log(JSON.stringify(entry));

export { errorName } from '../aws/sdk/throttling';
