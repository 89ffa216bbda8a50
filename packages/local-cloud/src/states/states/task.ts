import { longestSeconds } from '../definition/fields';
import type { TaskState } from '../definition/workflow';
import { payload } from '../limits';
import type { Cancellation } from '../runtime/cancellation';
import { recorded } from '../runtime/recorded';
import { leave, type Step } from '../runtime/step';
import type { Visit } from '../runtime/visit';
import { withTimeout } from '../runtime/with-timeout';
import { StatesError } from '../states-error';
import { invokeFunction } from '../tasks/invoke-function';
import { argumentNames, parseResource, type Resource } from '../tasks/resource';
import type { Callback } from '../tasks/task-tokens';
import { startNested } from '../tasks/start-execution';

interface Attempt {
  readonly resource: Resource;
  readonly arguments: unknown;
  readonly timeoutSeconds: number | undefined;
  readonly heartbeatSeconds: number | undefined;
}

const integrationArguments = (visit: Visit, kind: 'lambda' | 'execution', value: unknown): Record<string, unknown> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw visit.queryError("The field 'Arguments' must be an object.");
  const unknown = Object.keys(value).find((key) => !argumentNames[kind].includes(key));
  if (unknown !== undefined) throw new StatesError('States.Runtime', `The argument '${unknown}' is not supported.`);
  return value as Record<string, unknown>;
};

const call = async (visit: Visit, attempt: Attempt, cancellation: Cancellation): Promise<unknown> => {
  const { resource, arguments: value, timeoutSeconds } = attempt;
  if (resource.kind === 'function')
    return invokeFunction(visit, { functionName: resource.arn, payload: value, timeoutSeconds, cancellation });
  const args = integrationArguments(visit, resource.kind, value);
  if (resource.kind === 'execution')
    return startNested(visit, { arguments: args, pattern: resource.pattern, cancellation });
  const { FunctionName, Payload = {} } = args;
  if (typeof FunctionName !== 'string') throw visit.queryError("The field 'Arguments/FunctionName' must be a string.");
  const result = await invokeFunction(visit, {
    functionName: FunctionName,
    payload: Payload,
    timeoutSeconds,
    cancellation,
  });
  return { ExecutedVersion: '$LATEST', Payload: result, StatusCode: 200 };
};

const timedOut = (): StatesError => new StatesError('States.Timeout', 'The task did not finish in time.');

const perform = async (visit: Visit, attempt: Attempt, callback: Callback | undefined): Promise<unknown> => {
  const { resource, timeoutSeconds, heartbeatSeconds } = attempt;
  const timeout = { seconds: timeoutSeconds, failure: timedOut };
  return withTimeout(visit.engine.clock, visit.cancellation, timeout, async (own) => {
    const result = await call(visit, attempt, own);
    if (resource.kind !== 'function' && resource.pattern !== 'response') visit.event('TaskSubmitted');
    if (!callback) return result;
    // AWS counts heartbeats from the return of the function.
    // Source: https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
    if (heartbeatSeconds !== undefined) callback.expectHeartbeats(heartbeatSeconds);
    return own.race(callback.result);
  });
};

const attemptTask = async (state: TaskState, visit: Visit, resource: Resource): Promise<unknown> => {
  const waits = resource.kind !== 'function' && resource.pattern === 'token';
  const callback = waits ? visit.engine.tokens.open(visit.execution.machine.arn) : undefined;
  const stay = callback ? visit.with({ Task: { Token: callback.token } }) : visit;
  const seconds = [1, longestSeconds] as const;
  try {
    const attempt: Attempt = {
      resource,
      arguments: state.Arguments === undefined ? visit.input : await stay.evaluate(state.Arguments, 'Arguments'),
      timeoutSeconds: await stay.integer(state.TimeoutSeconds, 'TimeoutSeconds', seconds),
      heartbeatSeconds: await stay.integer(state.HeartbeatSeconds, 'HeartbeatSeconds', seconds),
    };
    const part = resource.kind === 'function' ? 'LambdaFunction' : 'Task';
    visit.event(`${part}Scheduled`);
    return await recorded(visit, part, async () => payload(await perform(stay, attempt, callback), visit.name));
  } finally {
    callback?.close();
  }
};

/** Calls a function or starts an execution, and waits for the result if the resource says so. */
export const runTask = async (state: TaskState, visit: Visit): Promise<Step> => {
  const resource = parseResource(state.Resource);
  if (!resource) throw new Error(`The resource '${state.Resource}' is not supported.`);
  const result = await attemptTask(state, visit, resource);
  return leave(visit, state, result, { extra: { result } });
};
