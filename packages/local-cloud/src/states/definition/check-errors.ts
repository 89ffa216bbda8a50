import type { Report } from './parse-workflow';
import type { Place } from './walk';

/**
 * Error names that AWS reserves, without the prefix `States.`.
 * Source:
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-error-representation
 */
const reserved: ReadonlySet<string> = new Set(
  `ALL BranchFailed DataLimitExceeded ExceedToleratedFailureThreshold HeartbeatTimeout Http.Socket ItemReaderFailed NoChoiceMatched
  Permissions QueryEvaluationError ResultWriterFailed Runtime TaskFailed Timeout`.split(/\s+/),
);

const checkNames = (lists: readonly (readonly string[])[], field: string, report: (problem: string) => void): void => {
  for (const [index, names] of lists.entries()) {
    for (const name of names)
      if (name.startsWith('States.') && !reserved.has(name.slice('States.'.length)))
        report(`${field}.${index}: unknown error name '${name}'`);
    if (names.includes('States.ALL') && (names.length > 1 || index < lists.length - 1))
      report(`${field}.${index}: States.ALL must stand alone and last`);
  }
};

/**
 * Reports error names in Retry and Catch that AWS does not have, and a States.ALL that does not stand alone and last.
 */
export const checkErrors = (all: readonly Place[], report: Report): void => {
  for (const { workflow } of all)
    for (const [name, state] of workflow.states) {
      if (!('Retry' in state || 'Catch' in state)) continue;
      const say = (problem: string): void => report(problem, name);
      checkNames(
        (state.Retry ?? []).map(({ ErrorEquals }) => ErrorEquals),
        'Retry',
        say,
      );
      checkNames(
        (state.Catch ?? []).map(({ ErrorEquals }) => ErrorEquals),
        'Catch',
        say,
      );
    }
};
