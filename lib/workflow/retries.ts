import { caseErrors } from './case-errors';

/** One retry rule of a task, with full jitter: the waits named here are the longest ones. */
export interface RetryRule {
  readonly errors: readonly string[];
  readonly intervalSeconds: number;
  readonly backoffRate: number;
  readonly maxAttempts: number;
}

/**
 * For steps that write to Rootward's own store only: prepare, inspect and plan.
 * Waits 2 + 4 + 8 + 16 = 30 s at most. A refusal (access denied, a policy with another digest, a malformed payload) is never
 * retried: it would be refused again.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#bp-lambda-serviceexception
 */
export const readRetry: RetryRule = {
  errors: [
    'Lambda.TooManyRequestsException', // no free concurrency: the function did not start
    'Lambda.ServiceException', // Lambda itself failed (500)
    'Lambda.AWSLambdaException', // the same, without a name of its own
    'Lambda.SdkClientException', // the connection between Step Functions and Lambda broke; the function may have run
  ],
  intervalSeconds: 2,
  backoffRate: 2,
  maxAttempts: 4,
};

/**
 * For steps that write contacts, open cases or send mail: fix and conclude. Waits 2 + 4 = 6 s at most.
 * What they write is conditional and idempotent, so a second attempt does no harm; still only errors of Lambda's own front door are
 * here. After a broken connection the first attempt may be writing yet, and two attempts side by side would double the pace that the
 * quotas allow: that run fails, and the next one does what is left.
 */
export const writeRetry: RetryRule = {
  errors: ['Lambda.TooManyRequestsException', 'Lambda.ServiceException'],
  intervalSeconds: 2,
  backoffRate: 2,
  maxAttempts: 2,
};

/**
 * For ask. Every attempt has a new token, and the last one is the one that counts. Waits 2 + 4 = 6 s at most; an execution that still
 * cannot ask fails, and the sweep starts another.
 */
export const askRetry: RetryRule = { ...readRetry, maxAttempts: 2 };

/**
 * For act, besides `writeRetry`: nothing was deleted because the account could not be read. Waits 1 + 4 + 16 = 21 minutes at most; the
 * last attempt ends the case. Every attempt checks everything again.
 */
export const actUnreadableRetry: RetryRule = {
  errors: [caseErrors.unreadable],
  intervalSeconds: 60,
  backoffRate: 4,
  maxAttempts: 3,
};

/**
 * For verify, besides `readRetry`: what was done cannot be proven yet. Waits 5 + 15 + 45 + 135 = 200 minutes at most; the last attempt
 * ends the case as unverified.
 */
export const verifyUnreadableRetry: RetryRule = {
  errors: [caseErrors.unreadable],
  intervalSeconds: 300,
  backoffRate: 3,
  maxAttempts: 4,
};

/** Longest sum of the waits between the attempts of a rule, in seconds. */
export const longestWaitSeconds = ({ intervalSeconds, backoffRate, maxAttempts }: RetryRule): number =>
  Array.from({ length: maxAttempts }, (_, attempt) => intervalSeconds * backoffRate ** attempt).reduce(
    (sum, wait) => sum + wait,
    0,
  );
