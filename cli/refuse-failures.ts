import type { SimulationResult } from '../local/results/simulation-result';
import { RunFailedError } from './usage-error';

/**
 * A simulation in which the deployment itself was wrong proves nothing.
 * @throws RunFailedError naming every action that a role of the template was not allowed, or the executions that failed.
 */
export function refuseFailures(result: SimulationResult): void {
  if (result.denials.length > 0) {
    const lines = new Set(
      result.denials.map(
        ({ principal, action, resource }) => `denied: ${principal} is not allowed ${action} on ${resource}`,
      ),
    );
    throw new RunFailedError(['The deployed roles do not allow what the run needs:', ...lines].join('\n'));
  }
  if (result.defects.length > 0)
    throw new RunFailedError(['The simulation itself is wrong:', ...result.defects].join('\n'));
  const failed = result.executions.filter(({ status }) => status !== 'SUCCEEDED' && status !== 'RUNNING');
  const [first] = failed;
  if (first)
    throw new RunFailedError(
      `The run ${first.name} ended ${first.status}: ${first.error ?? 'no error name'}: ${causeInWords(first.cause)}`,
    );
}

/** A Lambda function's error arrives as JSON with a trace; a person wants the message. */
function causeInWords(cause = ''): string {
  try {
    const parsed: unknown = JSON.parse(cause);
    if (typeof parsed === 'object' && parsed !== null && 'errorMessage' in parsed) return String(parsed.errorMessage);
  } catch {
    return cause;
  }
  return cause;
}
