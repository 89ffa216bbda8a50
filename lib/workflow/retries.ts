import { caseErrors } from './case-errors';

/** One retry rule of a task, with full jitter: the waits given below are the longest possible. */
export interface RetryRule {
  readonly errors: readonly string[];
  readonly intervalSeconds: number;
  readonly backoffRate: number;
  readonly maxAttempts: number;
}

/**
 * For prepare, inspect, plan, redeem, verify and sweep, which write only to Rootward's own resources.
 * Waits 2 + 4 + 8 + 16 = 30 s at most. It does not retry refusals (access denied, another policy digest, a malformed
 * payload), because they would be refused again.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#bp-lambda-serviceexception
 */
export const readRetry: RetryRule = {
  errors: [
    'Lambda.TooManyRequestsException', // no free concurrency: the function did not start
    'Lambda.ServiceException', // Lambda itself failed (500)
    'Lambda.AWSLambdaException', // the same as ServiceException, but unnamed
    'Lambda.SdkClientException', // the connection between Step Functions and Lambda broke; the function may have run
  ],
  intervalSeconds: 2,
  backoffRate: 2,
  maxAttempts: 4,
};

/**
 * For fix, conclude and act, which write contacts, send mail or delete credentials. Waits 2 + 4 = 6 s at most.
 * Their writes are idempotent, but only errors of Lambda itself, before the function starts, are retried. After a
 * broken connection the first attempt may still be writing, and a second one beside it would double the pace of calls.
 * Such a run fails, and the next run does the rest.
 */
export const writeRetry: RetryRule = {
  errors: ['Lambda.TooManyRequestsException', 'Lambda.ServiceException'],
  intervalSeconds: 2,
  backoffRate: 2,
  maxAttempts: 2,
};

/**
 * For ask. Every attempt has a new token, and the last attempt's token counts. Waits 2 + 4 = 6 s at most. If ask still
 * fails, the execution fails and the sweep starts another.
 */
export const askRetry: RetryRule = { ...readRetry, maxAttempts: 2 };

/**
 * For act, besides `writeRetry`: the account could not be read, so nothing was deleted. Waits 1 + 4 + 16 = 21 minutes
 * at most; the last attempt closes the case. Every attempt checks everything again.
 */
export const actUnreadableRetry: RetryRule = {
  errors: [caseErrors.unreadable],
  intervalSeconds: 60,
  backoffRate: 4,
  maxAttempts: 3,
};

/**
 * For verify, besides `readRetry`: the result cannot be proven yet. Waits 5 + 15 + 45 + 135 = 200 minutes at most; the
 * last attempt closes the case as unverified.
 */
export const verifyUnreadableRetry: RetryRule = {
  errors: [caseErrors.unreadable],
  intervalSeconds: 300,
  backoffRate: 3,
  maxAttempts: 4,
};
