import { ServiceError } from '../aws/service';
import type { Clock } from '../clock/clock';
import type { InvokeFunction } from '../events/start-execution';
import { FunctionError } from '../lambda/function-error';
import type { Services } from '../states/services';

/**
 * Seconds before Lambda repeats a failed asynchronous invocation.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
const retrySeconds = [60, 120] as const;

/**
 * Invokes a function for a schedule. Results and errors of the function are dropped; a refusal is recorded as a denial.
 */
export const invokeByTick =
  (services: Services, clock: Clock): InvokeFunction =>
  async (functionArn, input, roleArn) => {
    for (const seconds of [...retrySeconds, undefined]) {
      try {
        await services.authorize(roleArn, 'lambda:InvokeFunction', functionArn);
        await services.invokeFunction(functionArn, JSON.parse(input), { roleArn });
        return;
      } catch (error: unknown) {
        if (error instanceof ServiceError) return;
        if (!(error instanceof FunctionError)) throw error;
        if (seconds !== undefined) await clock.sleep(seconds * 1000);
      }
    }
  };
