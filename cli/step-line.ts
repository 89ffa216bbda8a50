import { clearLine, cursorTo } from 'node:readline';
import { printable } from './printable';
import type { Terminal } from './terminal';

/** A line that says what is being done, on a terminal; nothing elsewhere. */
export class StepLine {
  constructor(private readonly terminal: Terminal) {}

  show(step: string): void {
    const { live } = this.terminal;
    if (live === undefined) return;
    this.clear();
    live.write(`${printable(step)} …`);
  }

  clear(): void {
    const { live } = this.terminal;
    if (live === undefined) return;
    cursorTo(live, 0);
    clearLine(live, 0);
  }
}
