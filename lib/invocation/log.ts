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

/** The line of code that an error comes from, without its message, which may quote what was read. */
export const placeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'stack' in error && typeof error.stack === 'string'
    ? /^\s+at (.*)$/m.exec(error.stack)?.[1]
    : undefined;

export { errorName } from '../aws/sdk/throttling';
