import { arns } from '../arns';
import type { MapState } from '../definition/workflow';
import type { ExecutionRecord } from '../execution-record';
import { limits, payload } from '../limits';
import { uuid } from '../random-values';
import { Ended } from '../runtime/ended';
import { recorded } from '../runtime/recorded';
import type { Visit } from '../runtime/visit';
import { StatesError } from '../states-error';
import { authorize } from '../tasks/authorize';
import { batched } from './item-batcher';
import { mapItems } from './items';
import { inPool } from './pool';
import { formatted } from './result-rows';
import { type MapRunResult, writeResults } from './result-writer';
import { type MapSettings, mapSettings, tooManyFailed } from './settings';

interface MapRun {
  readonly id: string;
  readonly label: string;
  readonly settings: MapSettings;
  readonly inputs: readonly unknown[];
}

const thresholdExceeded = (): StatesError =>
  new StatesError('States.ExceedToleratedFailureThreshold', 'The specified tolerated failure threshold was exceeded');

/** Runs the children. Returns their records in the order of the inputs; undefined for a child that did not start. */
const runChildren = async (state: MapState, visit: Visit, run: MapRun): Promise<(ExecutionRecord | undefined)[]> => {
  const { ItemProcessor: workflow } = state;
  const records: (ExecutionRecord | undefined)[] = Array.from({ length: run.inputs.length });
  let failed = 0;
  const stopped = (): boolean => tooManyFailed(failed, run.inputs.length, run.settings);
  await visit.cancellation.within(async (own) => {
    const child = async (index: number): Promise<void> => {
      const record = await visit.engine.runChild({
        parent: visit.execution,
        workflow,
        type: workflow.executionType ?? 'STANDARD',
        label: run.label,
        mapRunId: run.id,
        input: run.inputs[index],
        cancellation: own,
      });
      visit.cancellation.throwIfCancelled();
      records[index] = record;
      if (record.status !== 'SUCCEEDED') failed++;
      if (stopped()) own.cancel(new Ended('ABORTED'));
    };
    await inPool(run.inputs.length, run.settings.concurrency, child, stopped);
  });
  return records;
};

const sorted = (records: readonly (ExecutionRecord | undefined)[], run: MapRun, mapRunArn: string): MapRunResult => {
  const started = records.filter((record) => record !== undefined);
  return {
    mapRunArn,
    mapRunId: run.id,
    succeeded: started.filter(({ status }) => status === 'SUCCEEDED'),
    failed: started.filter(({ status }) => status !== 'SUCCEEDED'),
    pending: run.inputs.filter((_, index) => records[index] === undefined),
  };
};

const output = (state: MapState, result: MapRunResult, visit: Visit): unknown => {
  const writer = state.ResultWriter;
  if (writer?.Resource !== undefined) return writeResults(writer, result, visit);
  // AWS does not document what the array holds for a tolerated failure, and a wrong guess could hide a lost item.
  if (result.failed.length > 0)
    throw new StatesError(
      'States.Runtime',
      `The map '${visit.name}' tolerated failed children; without a ResultWriter to S3 its output is not known here.`,
    );
  const rows = formatted(result.succeeded, writer?.WriterConfig?.Transformation ?? 'COMPACT');
  return writer?.WriterConfig?.OutputType === 'JSONL' ? rows.map((row) => JSON.stringify(row)).join('\n') : rows;
};

const runMapRun = async (state: MapState, visit: Visit, run: MapRun): Promise<unknown> => {
  const mapRunArn = arns.mapRun(visit.execution.machine.arn, run.label, run.id);
  const result = sorted(await runChildren(state, visit, run), run, mapRunArn);
  if (!tooManyFailed(result.failed.length, run.inputs.length, run.settings)) return output(state, result, visit);
  if (state.ResultWriter?.Resource !== undefined) await writeResults(state.ResultWriter, result, visit);
  throw thresholdExceeded();
};

/**
 * Runs the items or batches as child executions: a Map Run.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 */
export const runDistributed = async (state: MapState, visit: Visit): Promise<unknown> => {
  const { machine } = visit.execution;
  const { random } = visit.engine;
  await authorize(visit, 'states:StartExecution', machine.arn);
  const items = await mapItems(state, visit);
  const settings = await mapSettings(state, visit, limits.distributedConcurrency);
  const inputs = state.ItemBatcher ? await batched(items, state.ItemBatcher, visit) : items;
  const run: MapRun = { id: uuid(random), label: state.Label ?? uuid(random), settings, inputs };
  return recorded(visit, 'MapState', async () =>
    payload(await recorded(visit, 'MapRun', () => runMapRun(state, visit, run)), visit.name),
  );
};
