import { ServiceError } from '../aws/service';
import { limits } from './limits';
import type { Execution } from './runtime/execution';

/** Room for ExecutionRedriven and one more event. */
const eventsAtMost = limits.historyEvents - 2;

const reasonAgainst = (execution: Execution, now: number): string | undefined => {
  const { status, stoppedAt = now, identity, history, position, machine } = execution;
  if (status === 'RUNNING' || status === 'SUCCEEDED') return `Execution is ${status} and cannot be redriven`;
  if (now - stoppedAt > limits.redriveSeconds * 1000) return 'Execution redrivable period exceeded';
  if (now - identity.startedAt > limits.standardSeconds * 1000) return 'Execution has exceeded the max execution time';
  if (history.count > eventsAtMost) return 'Execution history event limit exceeded';
  const type = position && machine.workflow.states.get(position.state)?.Type;
  if (position && (type === 'Map' || type === 'Parallel'))
    return `The state '${position.state}' is a ${type}: redriving what failed inside it is not supported locally`;
  return undefined;
};

/**
 * @throws ServiceError ExecutionNotRedrivable, with a reason of AWS, or because the state is a Map or a Parallel
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html#redrive-eligibility
 */
export const checkRedrivable = (execution: Execution, now: number): void => {
  const reason = reasonAgainst(execution, now);
  if (reason !== undefined)
    throw new ServiceError(
      'ExecutionNotRedrivable',
      `Execution Not Redrivable: '${execution.identity.arn}': ${reason}`,
    );
};
