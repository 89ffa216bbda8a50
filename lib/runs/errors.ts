/** A run was asked for accounts that the organization does not have. */
export class UnknownAccountsError extends Error {
  override readonly name = 'UnknownAccountsError';

  constructor(readonly accounts: readonly string[]) {
    super(
      `The organization has no account ${accounts.join(', ')}. Check the ids, or leave "accounts" out to cover all.`,
    );
  }
}

/** A run in plan mode entered a step that writes. */
export class PlanModeError extends Error {
  override readonly name = 'PlanModeError';
}
