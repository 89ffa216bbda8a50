import { type Call, type Caller, type Service, ServiceError } from '../../../src/aws/service';
import { invalidInput } from '../../../src/aws/wire/invalid-input';

/** A caller with a role in an account. */
export const roleIn = (account: string): Caller => ({
  kind: 'role',
  account,
  arn: `arn:aws:sts::${account}:assumed-role/rootward/session`,
  roleArn: `arn:aws:iam::${account}:role/rootward`,
});

export const rootSession = (account: string, taskPolicy: string): Caller => ({
  kind: 'root-session',
  account,
  arn: `arn:aws:iam::${account}:root`,
  taskPolicy,
});

export const callOf = (
  service: Service,
  operation: string,
  { caller, input = {} }: { readonly caller: Caller; readonly input?: Readonly<Record<string, unknown>> },
): Call => ({ service: service.name, operation, input, caller, region: 'us-east-1' });

/** Performs an operation of a service with an input that its model allows, without permissions, faults and quotas. */
export function perform(service: Service, operation: string, asked: Parameters<typeof callOf>[2]): unknown {
  const run = service.operations[operation];
  if (!run) throw new Error(`${service.name} has no ${operation}`);
  const invalid = invalidInput(service.name, operation, asked.input ?? {});
  if (invalid) throw invalid;
  return run((asked.input ?? {}) as never, callOf(service, operation, asked));
}

/** Name and message of the error that an operation throws. */
export function failureOf(service: Service, operation: string, asked: Parameters<typeof callOf>[2]): object {
  try {
    perform(service, operation, asked);
  } catch (error: unknown) {
    if (!(error instanceof ServiceError)) throw error;
    return { code: error.code, message: error.message };
  }
  throw new Error(`${operation} was expected to fail.`);
}
