import type { CaseInput } from './payloads';

/**
 * Name of a generation's execution, at most 80 characters. It is always the same, so repeated starts give one
 * execution. A restart, after the execution was stopped or failed, gets the next number.
 */
export const caseExecutionName = (
  { account, rule, generation }: Pick<CaseInput, 'account' | 'rule' | 'generation'>,
  restart = 0,
): string => `${account}-${rule}-g${generation}${restart === 0 ? '' : `-r${restart}`}`;

/** The restart number in an execution's ARN: 0 for the first execution, and for an ARN of any other state machine. */
export const restartOf = (executionArn: string): number => Number(/-g\d+-r(\d+)$/.exec(executionArn)?.[1] ?? 0);

/** ARN of an execution of a STANDARD state machine. */
export const executionArnOf = (machineArn: string, name: string): string =>
  `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`;
