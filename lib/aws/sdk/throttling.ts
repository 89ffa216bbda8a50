/** Names under which AWS services answer that a caller asks too often. `Throttling` and friends come from query services. */
const names: ReadonlySet<string> = new Set([
  'TooManyRequestsException',
  'ThrottlingException',
  'Throttling',
  'ThrottledException',
  'RequestThrottled',
  'RequestThrottledException',
  'RequestLimitExceeded',
  'ProvisionedThroughputExceededException',
  'SlowDown',
]);

/** True for an answer that only says: later. Such a call was not carried out. */
export const isThrottling = (error: unknown): boolean => names.has(errorName(error));

/** The name of an error as the SDK throws it; by shape, because an error may come from another JavaScript realm. */
export const errorName = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'name' in error && typeof error.name === 'string'
    ? error.name
    : 'Error';
