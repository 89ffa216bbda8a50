import { caseErrors } from '../workflow/case-errors';

/** The case does not (or no longer) wait for a decision. The state machine goes on to redeem. */
export class CaseMovedError extends Error {
  override readonly name = caseErrors.moved;
}

/** A later execution of the same generation waits already. The state machine ends this execution. */
export class AskedElsewhereError extends Error {
  override readonly name = caseErrors.askedElsewhere;
}

/** An account cannot be read at the moment. The state machine retries. */
export class AccountUnreadableError extends Error {
  override readonly name = caseErrors.unreadable;
}

/** A case changed during every attempt at writing it. */
export class CaseContendedError extends Error {
  override readonly name = 'CaseContendedError';
}
