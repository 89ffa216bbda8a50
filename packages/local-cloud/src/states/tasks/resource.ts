/** What a Task calls, and how it waits for the result. */
export type Resource =
  | { readonly kind: 'function'; readonly arn: string }
  | { readonly kind: 'lambda'; readonly pattern: 'response' | 'token' }
  | { readonly kind: 'execution'; readonly pattern: 'response' | 'sync' | 'sync:2' | 'token' };

const known: Readonly<Record<string, Resource>> = {
  'lambda:invoke': { kind: 'lambda', pattern: 'response' },
  'lambda:invoke.waitForTaskToken': { kind: 'lambda', pattern: 'token' },
  'states:startExecution': { kind: 'execution', pattern: 'response' },
  'states:startExecution.sync': { kind: 'execution', pattern: 'sync' },
  'states:startExecution.sync:2': { kind: 'execution', pattern: 'sync:2' },
  'states:startExecution.waitForTaskToken': { kind: 'execution', pattern: 'token' },
};

/** Parses the Resource of a Task; undefined when it is not supported. */
export const parseResource = (resource: string): Resource | undefined => {
  if (/^arn:aws[\w-]*:lambda:[\w-]+:\d{12}:function:[\w$:-]+$/.test(resource))
    return { kind: 'function', arn: resource };
  const service = /^arn:aws[\w-]*:states:::(.+)$/.exec(resource)?.[1];
  return service !== undefined && Object.hasOwn(known, service) ? known[service] : undefined;
};

/** The arguments that each integration supports. Any other argument is refused. */
export const argumentNames: Readonly<Record<'lambda' | 'execution', readonly string[]>> = {
  lambda: ['FunctionName', 'Payload'],
  execution: ['StateMachineArn', 'Name', 'Input'],
};
