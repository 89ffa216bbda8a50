import type { AccountId } from '../account';
import type { StateMachinesApi } from '../../states/api';
import type { Call, Need, Service } from '../service';
import { textMember } from './text-member';

/** The operations of the interpreter that the service needs. */
export type StateMachineApi = Pick<
  StateMachinesApi,
  | 'startExecution'
  | 'describeExecution'
  | 'stopExecution'
  | 'sendTaskSuccess'
  | 'sendTaskFailure'
  | 'sendTaskHeartbeat'
  | 'stateMachineOf'
>;

export interface SfnOptions {
  /** Owner of the state machines. */
  readonly account: AccountId;
  readonly api: StateMachineApi;
}

/**
 * AWS authorizes SendTask* on the state machine of the token, although the service reference lists no resource type. An
 * unknown token means `*`.
 * Source: https://github.com/aws/aws-cdk/pull/8486 (tried on AWS); the error text in
 * https://github.com/NOAA-OWP/hydrovis/issues/837 names the state machine
 */
const tokenResource = (api: StateMachineApi, call: Call): string =>
  api.stateMachineOf(textMember(call, 'taskToken')) ?? '*';

const resourceOf = (api: StateMachineApi, call: Call): string => {
  if (call.operation === 'StartExecution') return textMember(call, 'stateMachineArn');
  return call.operation.startsWith('SendTask') ? tokenResource(api, call) : textMember(call, 'executionArn');
};

/** Step Functions, for callers of state machines. The interpreter does the work. */
export const createSfn = ({ account, api }: SfnOptions): Service => ({
  name: 'sfn',
  target: () => account,
  needs: (call): readonly Need[] => [{ action: `states:${call.operation}`, resource: resourceOf(api, call) }],
  operations: {
    StartExecution: (input: Parameters<StateMachineApi['startExecution']>[0]) => api.startExecution(input),
    DescribeExecution: (input: Parameters<StateMachineApi['describeExecution']>[0]) => api.describeExecution(input),
    StopExecution: (input: Parameters<StateMachineApi['stopExecution']>[0]) => api.stopExecution(input),
    SendTaskSuccess: (input: Parameters<StateMachineApi['sendTaskSuccess']>[0]) => api.sendTaskSuccess(input),
    SendTaskFailure: (input: Parameters<StateMachineApi['sendTaskFailure']>[0]) => api.sendTaskFailure(input),
    SendTaskHeartbeat: (input: Parameters<StateMachineApi['sendTaskHeartbeat']>[0]) => api.sendTaskHeartbeat(input),
  },
});
