import { StatesError } from './states-error';

/**
 * The quotas of Step Functions that a definition or an execution can reach.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export const limits = {
  /** Maximum input or output of a state or an execution, in bytes of UTF-8 JSON. Also applies to one Assign. */
  payloadBytes: 262_144,
  /** Total size of an execution's variables. */
  variablesBytes: 10 * 1_048_576,
  definitionBytes: 1_048_576,
  nameLength: 80,
  labelLength: 40,
  historyEvents: 25_000,
  expressSeconds: 300,
  standardSeconds: 31_536_000,
  /** How long after its end an execution is redrivable: 14 days. */
  redriveSeconds: 1_209_600,
  inlineConcurrency: 40,
  distributedConcurrency: 10_000,
} as const;

/** Size of a value, as Step Functions counts it. */
export const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value) ?? 'null');

/**
 * Returns a deep copy of the value.
 * @throws StatesError States.DataLimitExceeded when it is larger than `payloadBytes`
 */
export const payload = (value: unknown, stateName: string): unknown => {
  const text = JSON.stringify(value) ?? 'null';
  // A UTF-16 unit takes at most three bytes, so most values need no exact count.
  if (text.length * 3 > limits.payloadBytes && Buffer.byteLength(text) > limits.payloadBytes)
    throw new StatesError(
      'States.DataLimitExceeded',
      `The state/task '${stateName}' returned a result with a size exceeding the maximum number of bytes service limit.`,
    );
  return JSON.parse(text) as unknown;
};
