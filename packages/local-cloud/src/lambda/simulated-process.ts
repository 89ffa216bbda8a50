import { release } from 'node:process';
import type { simulatedStopwatch } from './simulated-date';

export interface ProcessParts {
  /** Environment variables of the bundle. Its changes do not reach the host process. */
  readonly env: Record<string, string>;
  readonly stopwatch: ReturnType<typeof simulatedStopwatch>;
  /** Called with each output. */
  readonly write: (text: string) => void;
  /** Called by `process.exit`. */
  readonly exit: (code: unknown) => never;
}

/** The `process` of a bundle: it has its own environment variables and time, and shows little of the host process. */
export function simulatedProcess({ env, stopwatch, write, exit }: ProcessParts): Record<string, unknown> {
  const { version, versions, arch, platform, features } = process;
  const stream = {
    isTTY: false,
    write: (text: unknown) => {
      write(String(text));
      return true;
    },
  };
  const nothing = (): undefined => undefined;
  return {
    env,
    version,
    versions,
    arch,
    platform,
    features,
    release,
    pid: 1,
    argv: ['node'],
    execArgv: [],
    cwd: () => '/var/task',
    nextTick: process.nextTick.bind(process),
    hrtime: stopwatch.hrtime,
    uptime: stopwatch.uptime,
    memoryUsage: process.memoryUsage.bind(process),
    emitWarning: (warning: unknown) => write(String(warning)),
    stdout: stream,
    stderr: stream,
    exit,
    // Bundles get no signals and no uncaught errors, so listeners are ignored.
    on: nothing,
    once: nothing,
    off: nothing,
    removeListener: nothing,
    listenerCount: () => 0,
  };
}
