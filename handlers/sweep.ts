import { sweepCases } from '../lib/cases/sweep-cases';
import { startInvocation } from '../lib/invocation/invocation';
import { log } from '../lib/invocation/log';
import { SweepInput, SweepOutput } from '../lib/workflow/payloads';

/** Wakes and restarts the lost executions of cases. It decides nothing and reaches no account. */
export async function handler(event: unknown): Promise<SweepOutput> {
  const input = SweepInput.parse(event);
  const { woken, restarted, failed } = await sweepCases(startInvocation(), input);
  log({ stage: 'sweep', event: 'swept', woken, restarted, failed });
  return SweepOutput.parse({ v: 1, woken, restarted });
}
