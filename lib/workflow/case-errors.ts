/**
 * Names of the errors that the Case state machine retries or catches. Shared by the code that throws and the definition
 * that catches, because Step Functions identifies an error by its name.
 */
export const caseErrors = {
  /** ask: the case does not wait for a decision any more; redeem finds out why. */
  moved: 'CaseMovedError',
  /** ask: a later execution of the same generation waits already, so this one ends. */
  askedElsewhere: 'AskedElsewhereError',
  /** act, verify: the account cannot be read at the moment. */
  unreadable: 'AccountUnreadableError',
} as const;
