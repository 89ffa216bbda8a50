import { format } from 'node:util';

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error';

/** A `console` that passes every message to `write`, formatted as Node.js does. */
export const simulatedConsole = (write: (level: LogLevel, message: string) => void) => {
  const at =
    (level: LogLevel) =>
    (...given: unknown[]): void =>
      write(level, format(...given));
  return {
    log: at('info'),
    info: at('info'),
    debug: at('debug'),
    trace: at('trace'),
    warn: at('warn'),
    error: at('error'),
    dir: at('info'),
    assert: (holds: unknown, ...given: unknown[]): void => {
      if (!holds) write('error', `Assertion failed: ${format(...given)}`);
    },
  };
};
