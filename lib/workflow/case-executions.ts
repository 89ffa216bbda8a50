import type { CaseInput } from './payloads';

/**
 * Name of the execution of one generation: fixed, so that it is started once however often it is asked for. A restart
 * (the execution was stopped, or failed) gets the next number. At most 80 characters.
 */
export const caseExecutionName = (
  { account, rule, generation }: Pick<CaseInput, 'account' | 'rule' | 'generation'>,
  restart = 0,
): string => `${account}-${rule}-g${generation}${restart === 0 ? '' : `-r${restart}`}`;
