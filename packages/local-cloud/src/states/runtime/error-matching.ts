import type { StatesError } from '../states-error';

/**
 * Whether a retrier or catcher that lists `names` handles the error. Nothing handles States.Runtime. States.ALL does
 * not include States.DataLimitExceeded; States.TaskFailed includes neither that nor States.Timeout.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export const takes = (names: readonly string[], { error, alsoKnownAs }: StatesError): boolean => {
  if (error === 'States.Runtime') return false;
  return names.some((name) => {
    if (name === error || (alsoKnownAs !== undefined && name === alsoKnownAs)) return true;
    if (error === 'States.DataLimitExceeded') return false;
    return name === 'States.ALL' || (name === 'States.TaskFailed' && error !== 'States.Timeout');
  });
};
