import { roleSession, type Cloud } from './cloud';
import type { Functions } from './lambda/functions';
import type { Services } from './states/services';
import { ServiceError } from './aws/service';

export interface MachineServicesOptions {
  /** Known once the cloud listens; machines are made before it, because the cloud serves them. */
  readonly cloud: () => Cloud;
  readonly functions: () => Functions;
}

/** What state machines reach: functions and objects of the simulated AWS, under the machine's own role. */
export const machineServices = ({ cloud, functions }: MachineServicesOptions): Services => ({
  invokeFunction: (functionArn, payload) => functions().invoke(functionArn, payload),
  getObject: async (Bucket, Key, roleArn) => {
    const caller = roleSession(roleArn, 'states');
    const output = await cloud().aws.call(caller, { service: 's3', operation: 'GetObject', input: { Bucket, Key } });
    const { Body } = output as { readonly Body: Uint8Array };
    return new TextDecoder().decode(Body);
  },
  putObject: async (Bucket, Key, Body, roleArn) => {
    const caller = roleSession(roleArn, 'states');
    await cloud().aws.call(caller, { service: 's3', operation: 'PutObject', input: { Bucket, Key, Body } });
  },
  authorize: (roleArn, action, resource) => {
    const denial = cloud().authorize(roleSession(roleArn, 'states'), { action, resource });
    if (!denial) return;
    if (denial.by === 'identity-based policy') cloud().aws.denials.push({ principal: roleArn, action, resource });
    const message = `User: ${roleArn} is not authorized to perform: ${action} on resource: ${resource}`;
    throw new ServiceError('AccessDeniedException', message);
  },
});
