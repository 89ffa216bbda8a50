import { DroppedConnection } from '../aws/dropped-connection';
import type { Clock } from '../clock/clock';
import { roleSession } from '../aws/organization/roles';
import type { Cloud } from '../cloud/cloud';
import type { StartExecution } from '../events/start-execution';

/**
 * Seconds before each new attempt of EventBridge and Scheduler. AWS retries with exponential backoff and jitter, for up
 * to a day.
 */
const redeliverySeconds = [1, 2, 4, 8] as const;

/**
 * Starts executions as EventBridge and Scheduler do. They repeat a call without an answer, which may start a second
 * execution, but not a refused call.
 * Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html
 */
export function startByEvent(cloud: Cloud, clock: Clock): StartExecution {
  return async (stateMachineArn, input, roleArn) => {
    const request = { service: 'sfn', operation: 'StartExecution', input: { stateMachineArn, input } };
    for (const seconds of [...redeliverySeconds, undefined]) {
      try {
        await cloud.aws.call(roleSession(roleArn, 'events'), request);
        return;
      } catch (error: unknown) {
        // The simulated AWS has recorded the failure, and no caller waits for it.
        if (!(error instanceof DroppedConnection) || seconds === undefined) return;
        await clock.sleep(seconds * 1000);
      }
    }
  };
}
