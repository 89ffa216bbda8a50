import { ServiceError, type StateMachineApi } from '@rootward/local-cloud';

/** The state of Step Functions, for tests that call the handlers one by one. */
export interface Executions {
  /** Status by execution name. A Case execution that is not here does not exist; any other execution is running. */
  readonly statuses: Map<string, 'RUNNING' | 'FAILED' | 'SUCCEEDED'>;
  /** Task tokens that an execution waits for. */
  readonly tokens: Set<string>;
  /** Task tokens that were returned, in order. */
  readonly returned: string[];
}

/** Step Functions without an interpreter: it only knows the executions and the returned tokens. */
export function recordingSfn({ statuses, tokens, returned }: Executions, caseMachine: string): StateMachineApi {
  const prefix = `${caseMachine.replace(':stateMachine:', ':execution:')}:`;
  const complete = (taskToken: string): void => {
    if (!tokens.delete(taskToken))
      throw new ServiceError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
    returned.push(taskToken);
  };
  return {
    startExecution: ({ name = '' }) => {
      if (statuses.has(name) && statuses.get(name) !== 'RUNNING')
        throw new ServiceError('ExecutionAlreadyExists', `Execution Already Exists: '${prefix}${name}'`);
      statuses.set(name, 'RUNNING');
      return { executionArn: `${prefix}${name}`, startDate: new Date(0) };
    },
    describeExecution: ({ executionArn }) => {
      const name = executionArn.split(':').at(-1) ?? '';
      const status = statuses.get(name) ?? (executionArn.startsWith(prefix) ? undefined : 'RUNNING');
      if (status === undefined)
        throw new ServiceError('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`);
      return { executionArn, stateMachineArn: executionArn, name, status, startDate: new Date(0), input: '{}' };
    },
    stopExecution: () => ({ stopDate: new Date(0) }),
    sendTaskSuccess: ({ taskToken }) => complete(taskToken),
    sendTaskFailure: ({ taskToken }) => complete(taskToken),
    sendTaskHeartbeat: () => undefined,
    stateMachineOf: () => caseMachine,
  };
}
