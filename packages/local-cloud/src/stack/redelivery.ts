import { DroppedConnection } from '../aws/dropped-connection';
import type { Clock } from '../clock/clock';
import { roleSession, type Cloud } from '../cloud/cloud';
import type { StartExecution } from '../events/start-execution';

/** Seconds until EventBridge and Scheduler try again. AWS says exponential and with jitter, up to a day. */
const redeliverySeconds = [1, 2, 4, 8] as const;

/**
 * Starts executions as EventBridge and Scheduler do: a call that was refused is given up, one without an answer is made
 * again, and so may start a second execution.
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
        // It is recorded as a denial or as the call's error; the sender has nobody to tell.
        if (!(error instanceof DroppedConnection) || seconds === undefined) return;
        await clock.sleep(seconds * 1000);
      }
    }
  };
}
