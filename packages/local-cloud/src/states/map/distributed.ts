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
import { type Batch, batched } from './item-batcher';
import { mapItems } from './items';
import { inPool } from './pool';
import { formatted } from './result-rows';
import { type MapRunResult, writeResults } from './result-writer';
import { type MapSettings, mapSettings, tooManyFailed } from './settings';

interface MapRun {
  readonly id: string;
  readonly label: string;
  readonly settings: MapSettings;
  readonly batches: readonly Batch[];
}

const thresholdExceeded = (): StatesError =>
  new StatesError('States.ExceedToleratedFailureThreshold', 'The specified tolerated failure threshold was exceeded');

/** Also when it was stopped because others had failed. */
const isFailed = (record: ExecutionRecord | undefined): boolean =>
  record !== undefined && record.status !== 'SUCCEEDED';

const itemsOf = (batches: readonly Batch[]): number => batches.reduce((sum, { items }) => sum + items, 0);

/** Runs the children. Returns their records in the order of the inputs; undefined for a child that did not start. */
const runChildren = async (state: MapState, visit: Visit, run: MapRun): Promise<(ExecutionRecord | undefined)[]> => {
  const { ItemProcessor: workflow } = state;
  const records: (ExecutionRecord | undefined)[] = Array.from({ length: run.batches.length });
  const total = itemsOf(run.batches);
  let failed = 0;
  const stopped = (): boolean => tooManyFailed(failed, total, run.settings);
  await visit.cancellation.within(async (own) => {
    const child = async (index: number): Promise<void> => {
      const batch = run.batches[index];
      const record = await visit.engine.runChild({
        parent: visit.execution,
        workflow,
        type: workflow.executionType ?? 'STANDARD',
        label: run.label,
        mapRunId: run.id,
        input: batch?.input,
        cancellation: own,
      });
      visit.cancellation.throwIfCancelled();
      records[index] = record;
      if (isFailed(record)) failed += batch?.items ?? 0;
      if (stopped()) own.cancel(new Ended('ABORTED'));
    };
    await inPool(run.batches.length, run.settings.concurrency, child, stopped);
  });
  return records;
};

const sorted = (records: readonly (ExecutionRecord | undefined)[], run: MapRun, mapRunArn: string): MapRunResult => {
  const started = records.filter((record) => record !== undefined);
  return {
    started,
    mapRunArn,
    mapRunId: run.id,
    succeeded: started.filter(({ status }) => status === 'SUCCEEDED'),
    failed: started.filter(isFailed),
    pending: run.batches.filter((_, index) => records[index] === undefined).map(({ input }) => input),
  };
};

const output = (state: MapState, result: MapRunResult, visit: Visit): unknown => {
  const writer = state.ResultWriter;
  if (writer?.Resource !== undefined) return writeResults(writer, result, visit);
  const rows = formatted(result.started, writer?.WriterConfig?.Transformation ?? 'COMPACT');
  return writer?.WriterConfig?.OutputType === 'JSONL' ? rows.map((row) => JSON.stringify(row)).join('\n') : rows;
};

const runMapRun = async (state: MapState, visit: Visit, run: MapRun): Promise<unknown> => {
  const mapRunArn = arns.mapRun(visit.execution.machine.arn, run.label, run.id);
  const records = await runChildren(state, visit, run);
  const result = sorted(records, run, mapRunArn);
  const failed = itemsOf(run.batches.filter((_, index) => isFailed(records[index])));
  if (!tooManyFailed(failed, itemsOf(run.batches), run.settings)) return output(state, result, visit);
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
  const batches = state.ItemBatcher
    ? await batched(items, state.ItemBatcher, visit)
    : items.map((input): Batch => ({ input, items: 1 }));
  const run: MapRun = { id: uuid(random), label: state.Label ?? uuid(random), settings, batches };
  return recorded(visit, 'MapState', async () =>
    payload(await recorded(visit, 'MapRun', () => runMapRun(state, visit, run)), visit.name),
  );
};
