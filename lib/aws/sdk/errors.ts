/** An environment variable that the stack sets is missing or malformed. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

/** The deployed policy has mistakes, or is not the one that the stack was synthesized with. No run starts with it. */
export class PolicyAssetError extends Error {
  override readonly name = 'PolicyAssetError';
}

/** Rootward cannot read the organization or list its accounts. Only this fails a whole run. */
export class OrganizationUnreadableError extends Error {
  override readonly name = 'OrganizationUnreadableError';
}

/** An answer of AWS lacks what is always in it. What it would have said is unknown. */
export class IncompleteAnswerError extends Error {
  override readonly name = 'IncompleteAnswerError';

  constructor(
    /** Name of the member. */
    readonly lacks: string,
  ) {
    super(`The answer has no ${lacks}.`);
  }
}

/** A run's document is missing from the bucket, or has an unexpected shape. */
export class RunDocumentError extends Error {
  override readonly name = 'RunDocumentError';
}
