import type { ResultWriter } from '../definition/workflow';
import type { ExecutionRecord } from '../execution-record';
import type { Visit } from '../runtime/visit';
import { StatesError } from '../states-error';
import { formatted, resultRow } from './result-rows';

export interface MapRunResult {
  readonly mapRunArn: string;
  readonly mapRunId: string;
  /** In the order of their inputs. */
  readonly started: readonly ExecutionRecord[];
  readonly succeeded: readonly ExecutionRecord[];
  readonly failed: readonly ExecutionRecord[];
  /** Inputs of the children that did not start. */
  readonly pending: readonly unknown[];
}

const destination = async (writer: ResultWriter, visit: Visit): Promise<{ Bucket: string; prefix: string }> => {
  const { Bucket, Prefix = '' } = (await visit.evaluate(writer.Arguments, 'ResultWriter/Arguments')) as {
    readonly Bucket?: unknown;
    readonly Prefix?: unknown;
  };
  if (typeof Bucket !== 'string' || typeof Prefix !== 'string')
    throw visit.queryError("The field 'ResultWriter/Arguments' must have a Bucket, and a Prefix that is a string.");
  return { Bucket, prefix: Prefix === '' ? '' : `${Prefix.replace(/\/$/, '')}/` };
};

/**
 * Writes the results of a Map Run to S3, one file per status, and returns the output of the state.
 * @throws StatesError States.ResultWriterFailed
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
 */
export const writeResults = async (writer: ResultWriter, run: MapRunResult, visit: Visit): Promise<unknown> => {
  const { Bucket, prefix } = await destination(writer, visit);
  const config = writer.WriterConfig ?? { Transformation: 'NONE', OutputType: 'JSON' };
  const folder = `${prefix}${run.mapRunId}`;
  const put = async (Key: string, body: string): Promise<{ Key: string; Size: number }> => {
    const { services } = visit.engine;
    const writing = services.putObject(Bucket, Key, body, visit.execution.machine.roleArn);
    await visit.cancellation.race(
      writing.catch((error: unknown) => {
        throw new StatesError('States.ResultWriterFailed', error instanceof Error ? error.message : String(error));
      }),
    );
    return { Key, Size: Buffer.byteLength(body) };
  };
  const extension = config.OutputType.toLowerCase();
  const file = async (status: string, rows: readonly unknown[], lines = false): Promise<object[]> =>
    rows.length === 0
      ? []
      : [
          await put(
            `${folder}/${status}_0.${extension}`,
            lines ? rows.map((row) => JSON.stringify(row)).join('\n') : JSON.stringify(rows),
          ),
        ];
  const lines = config.OutputType === 'JSONL';
  const ResultFiles = {
    FAILED: await file('FAILED', run.failed.map(resultRow), lines),
    PENDING: await file(
      'PENDING',
      run.pending.map((input) => ({ Input: JSON.stringify(input), Status: 'PENDING' })),
      lines,
    ),
    SUCCEEDED: await file('SUCCEEDED', formatted(run.succeeded, config.Transformation), lines),
  };
  const { Key } = await put(
    `${folder}/manifest.json`,
    JSON.stringify({ DestinationBucket: Bucket, MapRunArn: run.mapRunArn, ResultFiles }),
  );
  return { MapRunArn: run.mapRunArn, ResultWriterDetails: { Bucket, Key } };
};
