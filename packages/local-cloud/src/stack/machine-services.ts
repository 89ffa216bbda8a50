import { DroppedConnection } from '../aws/dropped-connection';
import { ServiceError } from '../aws/service';
import { roleSession } from '../aws/organization/roles';
import type { Cloud } from '../cloud/cloud';
import type { Services } from '../states/services';

export interface MachineServicesOptions {
  /** A function, because the cloud is created after the state machines that it serves. */
  readonly cloud: () => Cloud;
  readonly invoke: (functionArn: string, payload: unknown) => Promise<unknown>;
}

/** The functions and S3 objects of the simulated AWS, which a state machine accesses with its own role. */
export const machineServices = ({ cloud, invoke }: MachineServicesOptions): Services => ({
  invokeFunction: (functionArn, payload) => invoke(functionArn, payload),
  getObject: async (Bucket, Key, roleArn) => {
    const caller = roleSession(roleArn, 'states');
    const request = { service: 's3', operation: 'GetObject', input: { Bucket, Key } };
    const output = await answered(() => cloud().aws.call(caller, request));
    const { Body } = output as { readonly Body: Uint8Array };
    return new TextDecoder().decode(Body);
  },
  putObject: async (Bucket, Key, Body, roleArn) => {
    const caller = roleSession(roleArn, 'states');
    const request = { service: 's3', operation: 'PutObject', input: { Bucket, Key, Body } };
    await answered(() => cloud().aws.call(caller, request));
  },
  authorize: (roleArn, action, resource) => {
    const denial = cloud().authorize(roleSession(roleArn, 'states'), { action, resource });
    if (!denial) return;
    if (denial.by === 'identity-based policy') cloud().aws.denials.push({ principal: roleArn, action, resource });
    const message = `User: ${roleArn} is not authorized to perform: ${action} on resource: ${resource}`;
    throw new ServiceError('AccessDeniedException', message);
  },
});

/** Attempts per call, the default of the AWS SDKs. */
const attempts = 3;

/** Step Functions repeats a call after a dropped connection and does not report it. */
async function answered<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error: unknown) {
      if (!(error instanceof DroppedConnection) || attempt === attempts) throw error;
    }
  }
}
