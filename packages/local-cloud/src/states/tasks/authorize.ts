import type { Visit } from '../runtime/visit';
import { StatesError } from '../states-error';

const ask = async (visit: Visit, action: string, resource: string): Promise<void> => {
  await visit.engine.services.authorize(visit.execution.machine.roleArn, action, resource);
};

/** Asks whether the machine's role may do what the state is about to do. @throws StatesError, named after the service. */
export const authorize = async (visit: Visit, action: string, resource: string): Promise<void> => {
  try {
    await visit.cancellation.race(ask(visit, action, resource));
  } catch (error: unknown) {
    visit.cancellation.throwIfCancelled();
    const name = action.startsWith('lambda:') ? 'Lambda.AWSLambdaException' : 'StepFunctions.AWSStepFunctionsException';
    throw new StatesError(name, error instanceof Error ? error.message : String(error));
  }
};
