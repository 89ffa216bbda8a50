import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM'] as const;
export type StopSignal = (typeof signals)[number];

/**
 * Resolves with the signal when a person (Ctrl+C) or the system asks the process to stop. The same signal once more
 * ends the process. Under `npm run`, a shell stands between npm and this process, which passes nothing on: there the end
 * of the shell counts as SIGTERM.
 */
export const untilStopped = (): Promise<StopSignal> =>
  new Promise((resolve) => {
    for (const signal of signals) process.once(signal, () => resolve(signal));
    if (process.env['npm_lifecycle_event'] === undefined) return;
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && resolve('SIGTERM'), 500).unref();
  });

/** The exit code that shells give a process that ended on a signal: 130 for Ctrl+C, 143 for SIGTERM. */
export const stoppedBy = (signal: StopSignal): number => 128 + constants.signals[signal];
