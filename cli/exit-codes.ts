/** Exit codes of every command. */
export const exitCode = {
  done: 0,
  /** Done, but violations remain (only with `--fail-on violations`). */
  violationsRemain: 1,
  /** The command line or a file it names is wrong; nothing was done. */
  usage: 2,
  /** The run itself failed, or a decision did not count. */
  failed: 3,
} as const;
