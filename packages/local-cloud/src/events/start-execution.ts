import { EventError } from './event-error';

/** Starts an execution under a role, as events and schedules do. `input` is JSON text. */
export type StartExecution = (stateMachineArn: string, input: string, roleArn: string) => void | Promise<void>;

/** @throws EventError unless the target is a state machine and has a role to start it with. */
export function stateMachineTarget(
  owner: string,
  target: { readonly arn: string; readonly roleArn: string | undefined },
): { readonly arn: string; readonly roleArn: string } {
  const { arn, roleArn } = target;
  if (!/^arn:[^:]+:states:[^:]*:[^:]*:stateMachine:/.test(arn))
    throw new EventError(`${owner}: the target ${arn} is not supported locally (only state machines are)`);
  if (roleArn === undefined) throw new EventError(`${owner}: the target ${arn} has no role`);
  return { arn, roleArn };
}

/** Invokes a function under a role, as schedules do: nobody waits for the answer. `input` is JSON text. */
export type InvokeFunction = (functionArn: string, input: string, roleArn: string) => void | Promise<void>;

/** True for the ARN of a function. */
export const isFunction = (arn: string): boolean => /^arn:[^:]+:lambda:[^:]*:[^:]*:function:/.test(arn);
