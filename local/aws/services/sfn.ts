import type { AccountId } from '../../../lib/domain/account';
import type { StateMachinesApi } from '../../states/api';
import type { Call, Need, Service } from '../service';
import { textMember } from './text-member';

/** The operations of the interpreter that are served on the wire. */
export type StateMachineApi = Pick<
  StateMachinesApi,
  'startExecution' | 'describeExecution' | 'stopExecution' | 'sendTaskSuccess' | 'sendTaskFailure' | 'sendTaskHeartbeat'
>;

export interface SfnOptions {
  /** Owns the state machines. */
  readonly account: AccountId;
  readonly api: StateMachineApi;
}

/**
 * Task tokens name no resource, so SendTask* is granted on everything.
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsstepfunctions.html
 */
const resourceOf = (call: Call): string => {
  if (call.operation === 'StartExecution') return textMember(call, 'stateMachineArn');
  return call.operation.startsWith('SendTask') ? '*' : textMember(call, 'executionArn');
};

const needsOf = (call: Call): readonly Need[] => [{ action: `states:${call.operation}`, resource: resourceOf(call) }];

/** Step Functions, as far as callers of a state machine use it; the interpreter does the work. */
export const createSfn = ({ account, api }: SfnOptions): Service => ({
  name: 'sfn',
  target: () => account,
  needs: needsOf,
  operations: {
    StartExecution: (input: Parameters<StateMachineApi['startExecution']>[0]) => api.startExecution(input),
    DescribeExecution: (input: Parameters<StateMachineApi['describeExecution']>[0]) => api.describeExecution(input),
    StopExecution: (input: Parameters<StateMachineApi['stopExecution']>[0]) => api.stopExecution(input),
    SendTaskSuccess: (input: Parameters<StateMachineApi['sendTaskSuccess']>[0]) => api.sendTaskSuccess(input),
    SendTaskFailure: (input: Parameters<StateMachineApi['sendTaskFailure']>[0]) => api.sendTaskFailure(input),
    SendTaskHeartbeat: (input: Parameters<StateMachineApi['sendTaskHeartbeat']>[0]) => api.sendTaskHeartbeat(input),
  },
});
