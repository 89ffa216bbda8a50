import { runMachineName } from '../lib/infra/names';
import { accountsPerInspection } from '../lib/workflow/quotas';
import { runStates } from '../lib/workflow/stages';
import type { HistoryEvent, SimulatedOrganization } from '@rootward/local-cloud';

/** The progress of a simulation. */
export interface SimulationProgress {
  /** Number of the execution of the Run state machine, from 1. */
  readonly run: number;
  /** Simulated time, ISO 8601. */
  readonly time: string;
  /** Name of the run's current state. */
  readonly step: string;
  /** About how many accounts the run has read: finished children times the batch size. */
  readonly accounts: number;
  readonly total: number;
}

interface RunState {
  readonly run: number;
  step: string;
  accounts: number;
}

/** Computes progress from the events of the Run state machine and its children. */
export class RunProgress {
  private readonly runs = new Map<string, RunState>();
  /** The run that sent the last event; events of children count for it. */
  private current: RunState | undefined;

  constructor(
    private readonly organization: SimulatedOrganization,
    private readonly listener: ((progress: SimulationProgress) => void) | undefined,
  ) {}

  tell(event: HistoryEvent): void {
    if (!this.listener || !event.machine.startsWith(runMachineName)) return;
    const child = event.machine.includes('/');
    if (!child) this.current = this.runOf(event.executionArn);
    const run = this.current;
    if (!run) return;
    if (!child && event.type.endsWith('StateEntered')) run.step = event.state ?? '';
    else if (child && event.type === 'ExecutionSucceeded' && run.step === runStates.inspect)
      run.accounts += accountsPerInspection;
    else return;
    const total = this.organization.accounts().length;
    this.listener({
      run: run.run,
      time: new Date(event.at).toISOString(),
      step: run.step,
      accounts: run.step === runStates.prepare ? 0 : run.step === runStates.inspect ? run.accounts : total,
      total,
    });
  }

  private runOf(executionArn: string): RunState {
    const known = this.runs.get(executionArn) ?? { run: this.runs.size + 1, step: '', accounts: 0 };
    this.runs.set(executionArn, known);
    return known;
  }
}
