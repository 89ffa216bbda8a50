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
 * Formats the results of children, in the order of their items. A failed child is told with its metadata, error and
 * cause, whatever the transformation.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
 */
export const formatted = (
  children: readonly ExecutionRecord[],
  transformation: 'NONE' | 'COMPACT' | 'FLATTEN',
): unknown[] => {
  const outputs = children.map((child): unknown =>
    transformation === 'NONE' || child.status !== 'SUCCEEDED'
      ? resultRow(child)
      : (JSON.parse(child.output ?? 'null') as unknown),
  );
  return transformation === 'FLATTEN' ? outputs.flat() : outputs;
};
