/** One mistake in the input: the file, the place in it, and what was expected. */
export interface InputMistake {
  /** The file as the person named it; `command line` for an option or an argument. */
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

/** What `read` gives; undefined, with its mistakes kept for later, when it throws a UsageError. */
export function collect<T>(mistakes: InputMistake[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error: unknown) {
    if (!(error instanceof UsageError)) throw error;
    mistakes.push(...error.mistakes);
    return undefined;
  }
}
