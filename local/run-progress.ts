import { accountsPerChild } from '../lib/workflow/quotas';
import { runStates } from '../lib/workflow/stages';
import type { SimulatedOrganization } from './aws/organization/simulated-organization';
import type { HistoryEvent } from './states/history-event';

/** How far a simulation is. */
export interface SimulationProgress {
  /** Counts the executions of the Run state machine from 1. */
  readonly run: number;
  /** Simulated time, ISO 8601. */
  readonly time: string;
  /** Name of the state that the run is in. */
  readonly step: string;
  /** Accounts that this run has read, about: children are counted, not accounts. */
  readonly accounts: number;
  readonly total: number;
}

/** Makes progress out of the events of the Run state machine and its children. */
export class RunProgress {
  private run = 0;
  private step = '';
  private accounts = 0;

  constructor(
    private readonly organization: SimulatedOrganization,
    private readonly listener: ((progress: SimulationProgress) => void) | undefined,
  ) {}

  tell(event: HistoryEvent): void {
    if (!this.listener) return;
    const child = event.machine.includes('/');
    if (!child && event.type === 'ExecutionStarted') {
      this.run++;
      this.accounts = 0;
    } else if (!child && event.type.endsWith('StateEntered')) this.step = event.state ?? '';
    else if (child && event.type === 'ExecutionSucceeded' && this.step === runStates.inspect)
      this.accounts += accountsPerChild;
    else return;
    const total = this.organization.accounts().length;
    this.listener({
      run: this.run,
      time: new Date(event.at).toISOString(),
      step: this.step,
      accounts: this.step === runStates.prepare ? 0 : this.step === runStates.inspect ? this.accounts : total,
      total,
    });
  }
}
