import {
  DistributedMap,
  ItemBatcher,
  OutputType,
  ResultWriterV2,
  S3JsonItemReader,
  StateMachineType,
  Transformation,
  WriterConfig,
  type IChainable,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { mapResultsPrefix } from '../workflow/layout';
import { mapConcurrency } from '../workflow/quotas';

export interface AccountMapProps {
  readonly bucket: IBucket;
  /** JSONata that gives the key of a JSON array in the bucket. */
  readonly itemsKey: string;
  /** Part of the children's names; at most 40 characters. */
  readonly label: string;
  /** Most accounts in one child. */
  readonly accountsPerChild: number;
  /** What one child does with `{BatchInput: {v, runId}, Items}`. It sees no variable of the machine. */
  readonly child: IChainable;
}

/** A Distributed Map over the items of a file, in batches, a few at a time. Needs the variable `runId`. */
export const accountMap = (
  scope: Construct,
  id: string,
  { bucket, itemsKey, label, accountsPerChild, child }: AccountMapProps,
) =>
  DistributedMap.jsonata(scope, id, {
    label,
    itemReader: new S3JsonItemReader({ bucket, key: itemsKey }),
    itemBatcher: new ItemBatcher({
      maxItemsPerBatch: accountsPerChild,
      batchInput: { v: 1, runId: '{% $runId %}' },
    }),
    maxConcurrency: mapConcurrency,
    mapExecutionType: StateMachineType.EXPRESS,
    // A child ends in an outcome for each account and never fails for an account's sake. Should one fail all the same, the others
    // go on, and the accounts it leaves without an outcome are reported as incomplete.
    toleratedFailurePercentage: 100,
    // Keeps the children's answers out of the parent's 256 KiB. There is no retry on the map: it would do every account again.
    resultWriterV2: new ResultWriterV2({
      bucket,
      prefix: mapResultsPrefix,
      writerConfig: new WriterConfig({ outputType: OutputType.JSON, transformation: Transformation.COMPACT }),
    }),
  }).itemProcessor(child);
