import { caseErrors } from '../workflow/case-errors';

/** A configuration value that the stack should have set is missing or malformed. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

/** The deployed policy is not the one that the stack was synthesized with, or it holds mistakes. No run starts on it. */
export class PolicyAssetError extends Error {
  override readonly name = 'PolicyAssetError';
}

/** The organization's accounts cannot be listed: the only thing that fails a whole run. */
export class OrganizationUnreadableError extends Error {
  override readonly name = 'OrganizationUnreadableError';
}

/** A run was asked for accounts that the organization does not have. */
export class UnknownAccountsError extends Error {
  override readonly name = 'UnknownAccountsError';

  constructor(readonly accounts: readonly string[]) {
    super(
      `The organization has no account ${accounts.join(', ')}. Check the ids, or leave "accounts" out to cover all.`,
    );
  }
}

/** A document of a run is missing from the bucket, or is not what this version of Rootward writes. */
export class RunDocumentError extends Error {
  override readonly name = 'RunDocumentError';
}

/** A step that writes was entered by a run in plan mode. */
export class PlanModeError extends Error {
  override readonly name = 'PlanModeError';
}

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
