import type { MachineType } from '../api';
import type { Workflow } from '../definition/workflow';
import { limits, payload } from '../limits';
import { StatesError } from '../states-error';
import { Ended } from './ended';
import type { Engine } from './engine';
import type { Execution } from './execution';
import type { Position } from './position';
import { runWorkflow } from './run-workflow';
import { withTimeout } from './with-timeout';

const typeLimit: Readonly<Record<MachineType, number>> = {
  STANDARD: limits.standardSeconds,
  EXPRESS: limits.expressSeconds,
};

const eventTypes = { FAILED: 'ExecutionFailed', TIMED_OUT: 'ExecutionTimedOut', ABORTED: 'ExecutionAborted' } as const;

const endOf = (error: unknown): Ended => {
  if (error instanceof Ended) return error;
  if (error instanceof StatesError) return new Ended('FAILED', error.error, error.causeText);
  return new Ended('FAILED', 'States.Runtime', error instanceof Error ? error.message : String(error));
};

export interface Run {
  readonly workflow: Workflow;
  readonly type: MachineType;
  readonly timeoutSeconds: number | undefined;
}

/**
 * Runs an execution to its end, or continues it at its position if it is redriven, and sets its result. Never rejects.
 */
export const runExecution = async (engine: Engine, execution: Execution, run: Run): Promise<void> => {
  const { history, cancellation, identity } = execution;
  const seconds = Math.min(run.timeoutSeconds ?? Infinity, typeLimit[run.type]);
  const timeout = { seconds, failure: () => new Ended('TIMED_OUT', 'States.Timeout') };
  try {
    history.add(execution.redriveCount > 0 ? 'ExecutionRedriven' : 'ExecutionStarted');
    // StartExecution must return before the execution enters its first state.
    await Promise.resolve();
    const output = await withTimeout(engine.clock, cancellation, timeout, (own) => {
      const input = payload(JSON.parse(identity.input), identity.machineName);
      const course = { from: execution.position, enter: (position: Position) => void (execution.position = position) };
      const scope = { runWorkflow, engine, execution, cancellation: own, variables: {} };
      return runWorkflow(run.workflow, input, scope, course);
    });
    history.add('ExecutionSucceeded');
    execution.output = JSON.stringify(output);
    execution.status = 'SUCCEEDED';
  } catch (error: unknown) {
    const { status, error: name, causeText } = endOf(error);
    history.add(eventTypes[status], { error: name, cause: causeText });
    execution.error = name;
    execution.cause = causeText;
    execution.status = status;
  }
  execution.stoppedAt = engine.clock.now();
};
