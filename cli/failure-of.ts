import { runMachineName } from '../lib/infra/names';
import type { SimulationResult } from '../simulation/results/simulation-result';
import type { ExecutionRecord } from '@rootward/local-cloud';

/**
 * Why the result of a simulation cannot be trusted, in words: actions that the template's roles do not allow, mistakes
 * of the simulation itself, or a failed execution. Undefined when all went well.
 */
export function failureOf({ denials, defects, executions }: SimulationResult): string | undefined {
  if (denials.length > 0) {
    const lines = denials.map(
      ({ principal, action, resource }) => `denied: ${principal} is not allowed ${action} on ${resource}`,
    );
    return ['The deployed roles do not allow what the run needs:', ...new Set(lines)].join('\n');
  }
  if (defects.length > 0) return ['The simulation itself is wrong:', ...new Set(defects)].join('\n');
  const failed = executions.find((execution) => hasFailed(execution) && !isReplaced(execution, executions));
  if (!failed) return undefined;
  const { machine, name, startedAt, status, error = 'no error name', cause } = failed;
  return `The ${machine === runMachineName ? 'run' : 'execution'} ${name} of ${startedAt} ended ${status}: ${error}: ${causeInWords(cause)}`;
}

const hasFailed = ({ status }: ExecutionRecord): boolean => status !== 'SUCCEEDED' && status !== 'RUNNING';

/** A failed Case execution is no failure when another one, with a higher number, replaced it. */
const isReplaced = ({ machine, name }: ExecutionRecord, executions: readonly ExecutionRecord[]): boolean =>
  machine !== runMachineName &&
  executions.some(
    (other) => other.name.replace(restart, '') === name.replace(restart, '') && numberOf(other.name) > numberOf(name),
  );

const restart = /-r(\d+)$/;
const numberOf = (name: string): number => Number(restart.exec(name)?.[1] ?? 0);

/** The message of a Lambda error, which arrives as JSON with a stack trace. */
function causeInWords(cause = 'no cause'): string {
  try {
    const parsed: unknown = JSON.parse(cause);
    if (typeof parsed === 'object' && parsed !== null && 'errorMessage' in parsed) return String(parsed.errorMessage);
  } catch {
    return cause;
  }
  return cause;
}
