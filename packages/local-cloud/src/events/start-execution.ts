import { EventError } from './event-error';

/** Starts an execution with a role, for an event or a schedule. `input` is JSON text. */
export type StartExecution = (stateMachineArn: string, input: string, roleArn: string) => void | Promise<void>;

/** @throws EventError unless the target is a state machine and has a role */
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

/** Invokes a function with a role, for a schedule. The caller does not get the result. `input` is JSON text. */
export type InvokeFunction = (functionArn: string, input: string, roleArn: string) => void | Promise<void>;

/** Whether an ARN is of a function. */
export const isFunction = (arn: string): boolean => /^arn:[^:]+:lambda:[^:]*:[^:]*:function:/.test(arn);
