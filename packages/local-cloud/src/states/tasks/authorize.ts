import type { Visit } from '../runtime/visit';
import { StatesError } from '../states-error';

const ask = async (visit: Visit, action: string, resource: string): Promise<void> => {
  await visit.engine.services.authorize(visit.execution.machine.roleArn, action, resource);
};

/** Checks that the machine's role may do `action`. @throws StatesError of the service that the action belongs to. */
export const authorize = async (visit: Visit, action: string, resource: string): Promise<void> => {
  try {
    await visit.cancellation.race(ask(visit, action, resource));
  } catch (error: unknown) {
    visit.cancellation.throwIfCancelled();
    const name = action.startsWith('lambda:') ? 'Lambda.AWSLambdaException' : 'StepFunctions.AWSStepFunctionsException';
    throw new StatesError(name, error instanceof Error ? error.message : String(error));
  }
};
