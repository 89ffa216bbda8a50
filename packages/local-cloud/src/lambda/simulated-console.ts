import { format } from 'node:util';

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error';

/** `console` that hands every message on, formatted as Node formats it. */
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
