import { CaseExecutions } from '../lib/aws/case-executions';
import { CaseTable } from '../lib/aws/case-table';
import { startInvocation } from '../lib/aws/invocation';
import { log } from '../lib/aws/log';
import { sweepCases } from '../lib/aws/sweep-cases';
import { WaitItems } from '../lib/aws/wait-items';
import { SweepInput, SweepOutput } from '../lib/workflow/payloads';

/** Wakes and restarts the executions of cases that were left behind. It decides nothing and reaches no account. */
export async function handler(event: unknown): Promise<SweepOutput> {
  const { now } = SweepInput.parse(event);
  const { clients, environment } = startInvocation();
  const { woken, restarted, failed } = await sweepCases({
    clients,
    cases: new CaseTable(clients, environment.table),
    waits: new WaitItems(clients, environment.table),
    executions: new CaseExecutions(clients, environment.caseMachine),
    now,
  });
  log({ stage: 'sweep', event: 'swept', woken, restarted, failed });
  return SweepOutput.parse({ v: 1, woken, restarted });
}
