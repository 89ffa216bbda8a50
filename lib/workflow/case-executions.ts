import type { CaseInput } from './payloads';

/**
 * Name of the execution of one generation: fixed, so that it is started once however often it is asked for. A restart
 * (the execution was stopped, or failed) gets the next number. At most 80 characters.
 */
export const caseExecutionName = (
  { account, rule, generation }: Pick<CaseInput, 'account' | 'rule' | 'generation'>,
  restart = 0,
): string => `${account}-${rule}-g${generation}${restart === 0 ? '' : `-r${restart}`}`;

/**
 * The restart that an execution is, from its ARN: 0 for the first. An ARN that is no Case execution's counts as the first.
 */
export const restartOf = (executionArn: string): number => Number(/-g\d+-r(\d+)$/.exec(executionArn)?.[1] ?? 0);

/** ARN of an execution of a STANDARD state machine. */
export const executionArnOf = (machineArn: string, name: string): string =>
  `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`;
