/** One mistake in what a person gave: which file, where in it, what was expected. */
export interface InputMistake {
  readonly file: string;
  /** Path inside the file, e.g. `contacts.default.SECURITY.email`; empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
}

/** The command cannot start because of what it was given. Nothing was written. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(readonly mistakes: readonly InputMistake[]) {
    super(mistakes.map(mistakeLine).join('\n'));
  }

  /** A single mistake. */
  static of(file: string, path: string, message: string): UsageError {
    return new UsageError([{ file, path, message }]);
  }
}

/** `rootward.yaml: contacts.default.SECURITY.email: expected …, got …` */
export const mistakeLine = (mistake: InputMistake): string =>
  [mistake.file, mistake.path, mistake.message].filter((part) => part !== '').join(': ');

/** The run could not be finished, for a reason that is told in one sentence. */
export class RunFailedError extends Error {
  override readonly name = 'RunFailedError';
}
