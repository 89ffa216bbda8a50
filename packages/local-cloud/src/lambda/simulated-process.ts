import { release } from 'node:process';
import type { simulatedStopwatch } from './simulated-date';

export interface ProcessParts {
  /** The bundle's own: what it sets stays in it. */
  readonly env: Record<string, string>;
  readonly stopwatch: ReturnType<typeof simulatedStopwatch>;
  /** Gets a line of output. */
  readonly write: (text: string) => void;
  /** What `process.exit` does to the environment. */
  readonly exit: (code: unknown) => never;
}

/** `process` as a bundle sees it: its own environment variables and time, nothing of the process around it. */
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
    // Listeners for signals and uncaught errors: neither reaches a bundle here.
    on: nothing,
    once: nothing,
    off: nothing,
    removeListener: nothing,
    listenerCount: () => 0,
  };
}
