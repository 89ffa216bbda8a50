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
  /** JSONata expression for the key of a JSON array in the bucket. */
  readonly itemsKey: string;
  /** Part of the children's names, at most 40 characters. */
  readonly label: string;
  /** Maximum of accounts in one child. */
  readonly accountsPerChild: number;
  /** What one child does with `{BatchInput: {v, runId}, Items}`. It cannot read the machine's variables. */
  readonly child: IChainable;
}

/** A Distributed Map over the items of a file, in batches, several at a time. Needs the variable `runId`. */
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
    // A child reports an outcome for each account; one account's error does not fail it. If a child fails nevertheless,
    // the others go on, and the report shows its accounts as incomplete.
    toleratedFailurePercentage: 100,
    // Keeps the children's output out of the parent's 256 KiB. No retry on the map, which would repeat every account.
    resultWriterV2: new ResultWriterV2({
      bucket,
      prefix: mapResultsPrefix,
      writerConfig: new WriterConfig({ outputType: OutputType.JSON, transformation: Transformation.COMPACT }),
    }),
  }).itemProcessor(child);
