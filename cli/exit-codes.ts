/** Exit codes of every command. */
export const exitCode = {
  done: 0,
  /** Done, but violations remain (only with `--fail-on violations`). */
  violationsRemain: 1,
  /** The command line or one of its files is wrong; nothing was done. */
  usage: 2,
  /** The run failed, a decision did not count, or what it was about is still there. */
  failed: 3,
  /** A person ended it with Ctrl+C, as shells count that. */
  cancelled: 130,
} as const;
