import type { MachineType } from './api';

interface MachineArn {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly name: string;
}

const pattern = /^arn:(?<partition>aws[\w-]*):states:(?<region>[\w-]+):(?<account>\d{12}):stateMachine:(?<name>[^:]+)$/;

/** The parts of a state machine's ARN, or undefined when it is none. */
export const parseMachineArn = (arn: string): MachineArn | undefined => {
  const { partition, region, account, name } = pattern.exec(arn)?.groups ?? {};
  return partition && region && account && name ? { partition, region, account, name } : undefined;
};

/** Turns the ARN of a state machine into one of its executions, Map Runs, or a function beside it. */
export const arns = {
  /** `unique` tells apart the EXPRESS executions of one name. */
  execution: (machineArn: string, type: MachineType, name: string, unique: string): string =>
    type === 'STANDARD'
      ? `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`
      : `${machineArn.replace(':stateMachine:', ':express:')}:${name}:${unique}`,
  mapRun: (machineArn: string, label: string, id: string): string =>
    `${machineArn.replace(':stateMachine:', ':mapRun:')}/${label}:${id}`,
  /** A function's ARN from its ARN or its name in the machine's own account and Region. */
  function: (machineArn: string, nameOrArn: string): string =>
    nameOrArn.startsWith('arn:')
      ? nameOrArn
      : machineArn.replace(':states:', ':lambda:').replace(/:stateMachine:.*$/, `:function:${nameOrArn}`),
};
