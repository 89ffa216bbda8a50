/** One mistake in the input: the file, the place in it, and what was expected. */
export interface InputMistake {
  /** Base name of the file; `command line` for an option or an argument. */
  readonly file: string;
  /** Place in the file, e.g. `contacts.default.SECURITY.email`, or the option; empty for the whole file. */
  readonly path: string;
  readonly message: string;
}

/** The command cannot start because its input is wrong. Nothing was written. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(readonly mistakes: readonly InputMistake[]) {
    super(mistakes.map(mistakeLine).join('\n'));
  }

  /** An error about one option or argument, e.g. `--days`. */
  static of(option: string, message: string): UsageError {
    return new UsageError([{ file: 'command line', path: option, message }]);
  }
}

/** `rootward.yaml: contacts.default.SECURITY.email: expected …, got …` */
export const mistakeLine = (mistake: InputMistake): string =>
  [mistake.file, mistake.path, mistake.message].filter((part) => part !== '').join(': ');
