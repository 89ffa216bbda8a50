import type { ExecutionRecord } from '../execution-record';
import { timeText } from '../times';

/** A child execution as a row of a result file. */
export const resultRow = (record: ExecutionRecord): Readonly<Record<string, unknown>> => ({
  ...(record.cause === undefined ? {} : { Cause: record.cause }),
  ...(record.error === undefined ? {} : { Error: record.error }),
  ExecutionArn: record.executionArn,
  Input: record.input,
  InputDetails: { Included: true },
  Name: record.name,
  ...(record.output === undefined ? {} : { Output: record.output, OutputDetails: { Included: true } }),
  RedriveCount: 0,
  RedriveStatus: 'NOT_REDRIVABLE',
  RedriveStatusReason: `Execution is ${record.status} and cannot be redriven`,
  StartDate: timeText(Date.parse(record.startedAt)),
  StateMachineArn: record.stateMachineArn,
  Status: record.status,
  ...(record.stoppedAt === undefined ? {} : { StopDate: timeText(Date.parse(record.stoppedAt)) }),
});

/**
 * Formats the results of the children that succeeded, in the order of their items.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
 */
export const formatted = (
  succeeded: readonly ExecutionRecord[],
  transformation: 'NONE' | 'COMPACT' | 'FLATTEN',
): unknown[] => {
  if (transformation === 'NONE') return succeeded.map(resultRow);
  const outputs = succeeded.map(({ output = 'null' }) => JSON.parse(output) as unknown);
  return transformation === 'COMPACT' ? outputs : outputs.flat();
};
