/** Error names by which AWS services throttle a caller. `Throttling` and similar names come from query services. */
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

/** True when AWS throttled the call and so did not carry it out. */
export const isThrottling = (error: unknown): boolean => names.has(errorName(error));

/** The name of an SDK error. Checks the shape: the error may come from another JavaScript realm. */
export const errorName = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'name' in error && typeof error.name === 'string'
    ? error.name
    : 'Error';
