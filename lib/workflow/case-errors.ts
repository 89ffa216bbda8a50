/**
 * Names of the errors that the Case state machine retries or catches, shared by the code that throws them and the definition that
 * waits for them: Step Functions tells errors by the name of their class.
 */
export const caseErrors = {
  /** ask: the case is no longer one that waits for a decision; redeeming tells what became of it. */
  moved: 'CaseMovedError',
  /** ask: a later execution of the same generation asks already; this one has nothing left to do. */
  askedElsewhere: 'AskedElsewhereError',
  /** act, verify: AWS does not let the account be read at the moment. */
  unreadable: 'AccountUnreadableError',
} as const;
