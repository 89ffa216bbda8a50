/** `fingerprint` was called for facts that could not be read. Rootward asks nobody about facts that it has not read. */
export class UnknownFactError extends Error {
  override readonly name = 'UnknownFactError';
}

/** A write would change the state of a generation that is already closed. */
export class CaseClosedError extends Error {
  override readonly name = 'CaseClosedError';
}
