import { SingleBar } from 'cli-progress';
import type { LookProgress } from '../lib/runs/look/look';
import type { Terminal } from './terminal';

type Accounts = Extract<LookProgress, { readonly step: 'accounts' }>;

/** Without a terminal, a line is written after so many milliseconds. */
const linesApart = 30_000;

/** Shows how many accounts are read, how fast, and how long it will take: a bar on a terminal, else a line now and then. */
export class LookProgressBar {
  private readonly bar: SingleBar | undefined;
  private readonly startedAt = Date.now();
  private lastLine = Date.now();

  constructor(private readonly terminal: Terminal) {
    if (!terminal.live) return;
    this.bar = new SingleBar({
      format: ' {bar} {value}/{total} accounts  {pace}',
      stream: terminal.live,
      clearOnComplete: true,
      hideCursor: true,
      barsize: 24,
    });
  }

  show({ read, kept, accounts }: Accounts): void {
    const pace = paceWords(read - kept, accounts - read, (Date.now() - this.startedAt) / 1000);
    if (this.bar === undefined) {
      const now = Date.now();
      if (now - this.lastLine < linesApart) return;
      this.lastLine = now;
      this.terminal.err(`${read} of ${accounts} accounts${pace === '' ? '' : `, ${pace}`}`);
      return;
    }
    if (!this.bar.isActive) this.bar.start(accounts, read, { pace });
    this.bar.update(read, { pace });
  }

  stop(): void {
    this.bar?.stop();
  }
}

/** `3.2 a second, 2 min left`; empty while there is nothing to reckon with. */
function paceWords(read: number, left: number, seconds: number): string {
  if (read === 0 || seconds < 1) return '';
  const perSecond = read / seconds;
  const rest = Math.ceil(left / perSecond);
  const words = rest < 90 ? `${rest} s` : `${Math.round(rest / 60)} min`;
  return `${perSecond.toFixed(1)} a second, ${words} left`;
}
