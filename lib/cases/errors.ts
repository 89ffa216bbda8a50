import { caseErrors } from '../workflow/case-errors';

/** The case is no longer one that waits for a decision. The state machine then looks at what became of it. */
export class CaseMovedError extends Error {
  override readonly name = caseErrors.moved;
}

/** A later execution of the same generation asks already. The state machine then ends this one. */
export class AskedElsewhereError extends Error {
  override readonly name = caseErrors.askedElsewhere;
}

/** An account could not be read at the moment, so that nothing could be done or proven. The state machine tries again. */
export class AccountUnreadableError extends Error {
  override readonly name = caseErrors.unreadable;
}

/** A case changed under every attempt at writing it. */
export class CaseContendedError extends Error {
  override readonly name = 'CaseContendedError';
}
