import type { SimulationResult } from '../local/results/simulation-result';

/**
 * Why a simulation proves nothing, in words: every action that a role of the template was not allowed, mistakes of the
 * simulation itself, or the execution that failed. Undefined when all went well.
 */
export function failureOf({ denials, defects, executions }: SimulationResult): string | undefined {
  if (denials.length > 0) {
    const lines = denials.map(
      ({ principal, action, resource }) => `denied: ${principal} is not allowed ${action} on ${resource}`,
    );
    return ['The deployed roles do not allow what the run needs:', ...new Set(lines)].join('\n');
  }
  if (defects.length > 0) return ['The simulation itself is wrong:', ...new Set(defects)].join('\n');
  const failed = executions.find(({ status }) => status !== 'SUCCEEDED' && status !== 'RUNNING');
  if (!failed) return undefined;
  const { name, startedAt, status, error = 'no error name', cause } = failed;
  return `The run ${name} of ${startedAt} ended ${status}: ${error}: ${causeInWords(cause)}`;
}

/** A Lambda function's error arrives as JSON with a trace; a person wants the message. */
function causeInWords(cause = 'no cause'): string {
  try {
    const parsed: unknown = JSON.parse(cause);
    if (typeof parsed === 'object' && parsed !== null && 'errorMessage' in parsed) return String(parsed.errorMessage);
  } catch {
    return cause;
  }
  return cause;
}
