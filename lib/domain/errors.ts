/** A fingerprint was asked for facts that could not be read. Nobody may be asked about something nobody saw. */
export class UnknownFactError extends Error {
  override readonly name = 'UnknownFactError';
}

/** Something tried to move a generation out of a state that ends it. */
export class CaseClosedError extends Error {
  override readonly name = 'CaseClosedError';
}
