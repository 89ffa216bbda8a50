import type { MachineType } from './api';

interface MachineArn {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly name: string;
}

const pattern = /^arn:(?<partition>aws[\w-]*):states:(?<region>[\w-]+):(?<account>\d{12}):stateMachine:(?<name>[^:]+)$/;

/** Splits a state machine's ARN; undefined for anything else. */
export const parseMachineArn = (arn: string): MachineArn | undefined => {
  const { partition, region, account, name } = pattern.exec(arn)?.groups ?? {};
  return partition && region && account && name ? { partition, region, account, name } : undefined;
};

/** Makes the ARNs of executions, Map Runs and functions from the ARN of a state machine. */
export const arns = {
  /** `unique` distinguishes EXPRESS executions of one name. */
  execution: (machineArn: string, type: MachineType, name: string, unique: string): string =>
    type === 'STANDARD'
      ? `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`
      : `${machineArn.replace(':stateMachine:', ':express:')}:${name}:${unique}`,
  mapRun: (machineArn: string, label: string, id: string): string =>
    `${machineArn.replace(':stateMachine:', ':mapRun:')}/${label}:${id}`,
  /** Returns an ARN unchanged. A name means a function in the machine's own account and Region. */
  function: (machineArn: string, nameOrArn: string): string =>
    nameOrArn.startsWith('arn:')
      ? nameOrArn
      : machineArn.replace(':states:', ':lambda:').replace(/:stateMachine:.*$/, `:function:${nameOrArn}`),
};
