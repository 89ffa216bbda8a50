import type { RunSummary } from '../../lib/domain/runs/run-summary';
import { planModeWords } from '../../lib/views/plan-mode';
import type { Terminal } from '../terminal';

/** Says that the mode in force is `plan`, what the last run found, and what changes the mode. */
export function printPlanMode(
  { out, colors }: Terminal,
  summary: RunSummary | undefined,
  given: { readonly overridden?: boolean } = {},
): void {
  const { lead, found, would, change } = planModeWords(summary, given);
  out(colors.yellow(lead));
  for (const line of [found, would, change]) if (line !== '') out(line);
}
