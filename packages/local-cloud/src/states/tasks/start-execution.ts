import type { DescribedExecution } from '../api';
import { ServiceError } from '../../aws/service';
import type { Cancellation } from '../runtime/cancellation';
import type { Visit } from '../runtime/visit';
import { StatesError } from '../states-error';
import { authorize } from './authorize';

interface Nested {
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly pattern: 'response' | 'sync' | 'sync:2' | 'token';
  readonly cancellation: Cancellation;
}

const start = (
  visit: Visit,
  machineArn: string,
  args: Nested['arguments'],
): { executionArn: string; startDate: Date } => {
  const { Name, Input = {} } = args;
  try {
    return visit.engine.start({
      stateMachineArn: machineArn,
      ...(typeof Name === 'string' ? { name: Name } : {}),
      input: typeof Input === 'string' ? Input : JSON.stringify(Input),
    });
  } catch (error: unknown) {
    if (!(error instanceof ServiceError)) throw error;
    throw new StatesError(`StepFunctions.${error.code.replace(/(Exception)?$/, 'Exception')}`, error.message);
  }
};

const description = (execution: DescribedExecution): Readonly<Record<string, unknown>> => ({
  ExecutionArn: execution.executionArn,
  Input: execution.input,
  InputDetails: { Included: true },
  Name: execution.name,
  ...(execution.output === undefined ? {} : { Output: execution.output, OutputDetails: { Included: true } }),
  ...(execution.error === undefined ? {} : { Error: execution.error }),
  ...(execution.cause === undefined ? {} : { Cause: execution.cause }),
  StartDate: execution.startDate.getTime(),
  StateMachineArn: execution.stateMachineArn,
  Status: execution.status,
  ...(execution.stopDate === undefined ? {} : { StopDate: execution.stopDate.getTime() }),
});

/** Waits until the nested execution ends, and stops it when the waiting task is cancelled. */
const untilSettled = async (
  visit: Visit,
  executionArn: string,
  cancellation: Cancellation,
): Promise<DescribedExecution> => {
  try {
    await cancellation.race(visit.engine.settled(executionArn));
  } catch (error: unknown) {
    visit.engine.stop({ executionArn });
    throw error;
  }
  return visit.engine.describe({ executionArn });
};

/**
 * Starts another execution, and waits for it with `.sync` (returns its output as text) or `.sync:2` (as JSON).
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html
 */
export const startNested = async (visit: Visit, nested: Nested): Promise<unknown> => {
  const { StateMachineArn } = nested.arguments;
  if (typeof StateMachineArn !== 'string')
    throw visit.queryError("The field 'Arguments/StateMachineArn' must be a string.");
  await authorize(visit, 'states:StartExecution', StateMachineArn);
  const waits = nested.pattern === 'sync' || nested.pattern === 'sync:2';
  if (waits && visit.engine.typeOf(StateMachineArn) === 'EXPRESS')
    throw new StatesError(
      'States.Runtime',
      `Waiting for an EXPRESS execution of '${StateMachineArn}' is not supported.`,
    );
  const { executionArn, startDate } = start(visit, StateMachineArn, nested.arguments);
  if (!waits) return { ExecutionArn: executionArn, StartDate: startDate.getTime() };
  const execution = await untilSettled(visit, executionArn, nested.cancellation);
  const described = description(execution);
  if (execution.status !== 'SUCCEEDED') throw new StatesError('States.TaskFailed', JSON.stringify(described));
  return nested.pattern === 'sync'
    ? described
    : { ...described, Output: JSON.parse(execution.output ?? 'null') as unknown };
};
