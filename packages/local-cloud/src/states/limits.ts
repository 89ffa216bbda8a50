import { StatesError } from './states-error';

/**
 * The service's quotas that a definition can hit.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export const limits = {
  /** Input or output of a state or an execution, and one Assign, in bytes of UTF-8 JSON. */
  payloadBytes: 262_144,
  /** All variables of one execution together. */
  variablesBytes: 10 * 1_048_576,
  definitionBytes: 1_048_576,
  nameLength: 80,
  labelLength: 40,
  historyEvents: 25_000,
  expressSeconds: 300,
  standardSeconds: 31_536_000,
  /** So long after its end an execution can be redriven: 14 days. */
  redriveSeconds: 1_209_600,
  inlineConcurrency: 40,
  distributedConcurrency: 10_000,
} as const;

/** Size of a value as Step Functions counts it. */
export const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value) ?? 'null');

/**
 * A copy of the value that shares nothing with it.
 * @throws StatesError States.DataLimitExceeded when it is larger than a payload may be.
 */
export const payload = (value: unknown, stateName: string): unknown => {
  const text = JSON.stringify(value) ?? 'null';
  // A UTF-16 unit is at most three bytes: most values need no counting.
  if (text.length * 3 > limits.payloadBytes && Buffer.byteLength(text) > limits.payloadBytes)
    throw new StatesError(
      'States.DataLimitExceeded',
      `The state/task '${stateName}' returned a result with a size exceeding the maximum number of bytes service limit.`,
    );
  return JSON.parse(text) as unknown;
};
