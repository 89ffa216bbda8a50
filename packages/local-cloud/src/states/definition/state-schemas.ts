import * as z from 'zod';
import { isExpression } from '../expressions/expressions';
import { limits } from '../limits';
import {
  anyState,
  AssignTemplate,
  Expression,
  failing,
  IntegerField,
  isTimestamp,
  longestSeconds,
  ObjectTemplate,
  passing,
  Template,
} from './fields';

/**
 * The JSONata fields of each state type. The schemas are strict, so that an unknown field is refused by name.
 * Source: https://states-language.net/spec.html and
 * https://docs.aws.amazon.com/step-functions/latest/dg/workflow-states.html
 */
export const PassState = z.strictObject({ Type: z.literal('Pass'), ...passing });

export const SucceedState = z.strictObject({ Type: z.literal('Succeed'), ...anyState, Output: Template.optional() });

export const FailState = z.strictObject({
  Type: z.literal('Fail'),
  ...anyState,
  Error: z.string().optional(),
  Cause: z.string().optional(),
});

export const WaitState = z
  .strictObject({
    Type: z.literal('Wait'),
    ...passing,
    Seconds: IntegerField(0, longestSeconds).optional(),
    Timestamp: z
      .string()
      .refine(
        (value) => isExpression(value) || isTimestamp(value),
        'expected an ISO 8601 date-time with an offset, or a JSONata expression',
      )
      .optional(),
  })
  .refine(({ Seconds, Timestamp }) => (Seconds === undefined) !== (Timestamp === undefined), {
    message: 'expected either Seconds or Timestamp',
  });

const Choice = z.strictObject({
  Comment: z.string().optional(),
  Condition: z.union([z.boolean(), Expression], { error: 'expected a boolean or a JSONata expression' }),
  Next: z.string(),
  Output: Template.optional(),
  Assign: AssignTemplate.optional(),
});

export const ChoiceState = z.strictObject({
  Type: z.literal('Choice'),
  ...anyState,
  Choices: z.array(Choice).min(1),
  Default: z.string().optional(),
  Output: Template.optional(),
  Assign: AssignTemplate.optional(),
});

const seconds = IntegerField(1, longestSeconds).optional();

export const TaskState = z
  .strictObject({
    Type: z.literal('Task'),
    ...failing,
    Resource: z.string(),
    Arguments: ObjectTemplate.optional(),
    TimeoutSeconds: seconds,
    HeartbeatSeconds: seconds,
  })
  .refine(
    ({ TimeoutSeconds = longestSeconds + 1, HeartbeatSeconds = 0 }) =>
      typeof TimeoutSeconds === 'string' || typeof HeartbeatSeconds === 'string' || HeartbeatSeconds < TimeoutSeconds,
    { path: ['HeartbeatSeconds'], message: 'must be less than TimeoutSeconds' },
  );

export const ParallelState = z.strictObject({
  Type: z.literal('Parallel'),
  ...failing,
  Arguments: Template.optional(),
  Branches: z.array(z.unknown()).min(1),
});

export const ItemReader = z.strictObject({
  Resource: z.string(),
  Arguments: z.union([z.strictObject({ Bucket: z.string(), Key: z.string() }), Expression], {
    error: 'expected an object with Bucket and Key (nothing else is supported), or a JSONata expression',
  }),
  ReaderConfig: z.strictObject({
    InputType: z.enum(['JSON', 'JSONL']),
    MaxItems: IntegerField(0, 100_000_000).optional(),
    ItemsPointer: z
      .string()
      .regex(/^(\/[^/]*)+$/, 'expected a JSON pointer')
      .optional(),
  }),
});

export const ItemBatcher = z
  .strictObject({
    MaxItemsPerBatch: IntegerField(1, 100_000_000).optional(),
    MaxInputBytesPerBatch: IntegerField(1, limits.payloadBytes).optional(),
    BatchInput: ObjectTemplate.optional(),
  })
  .refine(
    ({ MaxItemsPerBatch, MaxInputBytesPerBatch }) =>
      MaxItemsPerBatch !== undefined || MaxInputBytesPerBatch !== undefined,
    { message: 'expected MaxItemsPerBatch or MaxInputBytesPerBatch' },
  );

export const ResultWriter = z
  .strictObject({
    Resource: z.string().optional(),
    Arguments: z
      .union([z.strictObject({ Bucket: z.string(), Prefix: z.string().optional() }), Expression], {
        error: 'expected an object with Bucket and Prefix, or a JSONata expression',
      })
      .optional(),
    WriterConfig: z
      .strictObject({ Transformation: z.enum(['NONE', 'COMPACT', 'FLATTEN']), OutputType: z.enum(['JSON', 'JSONL']) })
      .optional(),
  })
  .refine(({ Resource, Arguments }) => (Resource === undefined) === (Arguments === undefined), {
    message: 'expected Resource and Arguments together',
  })
  .refine(({ Resource, WriterConfig }) => Resource !== undefined || WriterConfig !== undefined, {
    message: 'expected Resource and Arguments, or WriterConfig',
  });

export const MapState = z.strictObject({
  Type: z.literal('Map'),
  ...failing,
  Items: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown()), Expression]).optional(),
  ItemSelector: ObjectTemplate.optional(),
  ItemReader: ItemReader.optional(),
  ItemBatcher: ItemBatcher.optional(),
  ItemProcessor: z.unknown(),
  ResultWriter: ResultWriter.optional(),
  MaxConcurrency: IntegerField(0, 10_000).optional(),
  ToleratedFailurePercentage: z
    .union([z.number().min(0).max(100), Expression], {
      error: 'expected a number from 0 to 100, or a JSONata expression',
    })
    .optional(),
  ToleratedFailureCount: IntegerField(0, Number.MAX_SAFE_INTEGER).optional(),
  Label: z
    .string()
    .max(limits.labelLength)
    // AWS excludes whitespace, wildcards, brackets, special and control characters.
    .regex(/^[^\s?*<>{}[\]:;,\\|^~$#%&`"\p{Cc}]+$/u, 'holds a character that labels may not have')
    .optional(),
});

export const ProcessorConfig = z
  .strictObject({ Mode: z.enum(['INLINE', 'DISTRIBUTED']), ExecutionType: z.enum(['STANDARD', 'EXPRESS']).optional() })
  .refine(({ Mode, ExecutionType }) => (Mode === 'DISTRIBUTED') === (ExecutionType !== undefined), {
    message: 'ExecutionType is required in DISTRIBUTED mode, and only there',
  });

export const stateSchemas = {
  Pass: PassState,
  Task: TaskState,
  Choice: ChoiceState,
  Wait: WaitState,
  Succeed: SucceedState,
  Fail: FailState,
  Parallel: ParallelState,
  Map: MapState,
} as const;
