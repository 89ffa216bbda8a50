import type { CallerTrouble } from '../lib/invocation/caller';
import { exitCode } from './exit-codes';

/** Why long work is to end early: a person asked for it, nothing more can be asked of AWS, or kept. */
export type HaltReason =
  | { readonly why: 'signal' }
  | { readonly why: 'trouble'; readonly trouble: CallerTrouble; readonly error: unknown }
  | { readonly why: 'refused'; readonly error: unknown };

/** Ends long work early, for the first reason that comes. */
export class Halt {
  private first: HaltReason | undefined;

  get reason(): HaltReason | undefined {
    return this.first;
  }

  halt(reason: HaltReason): void {
    this.first ??= reason;
  }

  /** Ctrl+C and SIGTERM halt; a second one ends the process at once. Returns what takes the listeners away again. */
  onSignals(told: () => void): () => void {
    const signals = ['SIGINT', 'SIGTERM'] as const;
    const stop = (): void => {
      if (this.first !== undefined) process.exit(exitCode.cancelled);
      this.halt({ why: 'signal' });
      told();
    };
    for (const signal of signals) process.on(signal, stop);
    return () => {
      for (const signal of signals) process.off(signal, stop);
    };
  }
}
