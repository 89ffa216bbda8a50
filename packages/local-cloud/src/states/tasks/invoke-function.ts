import { arns } from '../arns';
import type { Cancellation } from '../runtime/cancellation';
import type { Visit } from '../runtime/visit';
import { payload } from '../limits';
import { StatesError } from '../states-error';
import { authorize } from './authorize';

/**
 * Maps an error as AWS does: an error of the Lambda service keeps its message as the cause, an error of the function
 * becomes JSON.
 */
const failure = (error: unknown): StatesError => {
  if (!(error instanceof Error))
    return new StatesError('Lambda.Unknown', JSON.stringify({ errorMessage: String(error) }));
  const { name: errorType, message: errorMessage, stack = '' } = error;
  if (errorType.startsWith('Lambda.')) return new StatesError(errorType, errorMessage);
  return new StatesError(errorType, JSON.stringify({ errorType, errorMessage, trace: stack.split('\n') }));
};

export interface Call {
  readonly functionName: string;
  readonly payload: unknown;
  readonly timeoutSeconds: number | undefined;
  readonly cancellation: Cancellation;
}

/** Invokes a function and returns its result. @throws StatesError with the name of the function's error */
export const invokeFunction = async (visit: Visit, call: Call): Promise<unknown> => {
  const { machine } = visit.execution;
  const arn = arns.function(machine.arn, call.functionName);
  await authorize(visit, 'lambda:InvokeFunction', arn);
  const invoke = async (): Promise<unknown> =>
    visit.engine.services.invokeFunction(arn, call.payload, {
      roleArn: machine.roleArn,
      ...(call.timeoutSeconds === undefined ? {} : { timeoutSeconds: call.timeoutSeconds }),
    });
  const result = await call.cancellation.race(
    invoke().catch((error: unknown) => {
      throw failure(error);
    }),
  );
  return payload(result ?? null, visit.name);
};
