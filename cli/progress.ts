import { SingleBar } from 'cli-progress';
import type { SimulationProgress } from '../simulation/run-progress';
import type { Terminal } from './terminal';

/** Shows the progress of a simulation: a bar on a terminal, else one line for each run. */
export class Progress {
  private readonly bar: SingleBar | undefined;
  private announced = 0;

  constructor(private readonly terminal: Terminal) {
    if (!terminal.live) return;
    this.bar = new SingleBar({
      format: ' {bar} accounts {value}/{total}  {step}',
      stream: terminal.live,
      clearOnComplete: true,
      hideCursor: true,
      barsize: 16,
    });
  }

  /** Shows the current step. */
  show({ run, time, step, accounts, total }: SimulationProgress): void {
    const title = `run ${run}, ${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
    if (!this.bar) {
      if (run > this.announced) this.terminal.err(title);
      this.announced = Math.max(run, this.announced);
      return;
    }
    if (!this.bar.isActive) this.bar.start(total, 0, { step: '' });
    this.bar.setTotal(total);
    this.bar.update(Math.min(accounts, total), { step: `${title}: ${step}` });
  }

  stop(): void {
    this.bar?.stop();
  }
}
