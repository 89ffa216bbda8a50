import type { Instant } from '../domain/account';
import type { CaseRecord } from '../domain/cases/case';
import type { Plan } from '../domain/runs/plan';
import type { Policy } from '../domain/policy/schema';
import { applyCaseChanges } from './apply-case-changes';
import { CaseExecutions } from '../aws/executions/case-executions';
import { CaseTable } from '../aws/storage/tables/case-table';
import { followCaseChanges } from './follow-case-changes';
import type { Invocation } from '../invocation/invocation';
import { sendCaseMails, type Sent } from './send-case-mails';
import { WaitItems } from '../aws/storage/tables/wait-items';

export interface SettledCases {
  /** Cases that another writer changed first, as they are now. */
  readonly conflicted: readonly CaseRecord[];
  readonly mails: Sent;
}

/** Makes the plan's case changes, starts and wakes executions, and sends mails. Does nothing in plan mode. */
export async function settleCases(
  { clients, environment }: Pick<Invocation, 'clients' | 'environment'>,
  { plan, policy, now }: { readonly plan: Plan; readonly policy: Policy; readonly now: Instant },
): Promise<SettledCases> {
  if (plan.run.mode !== 'apply') return { conflicted: [], mails: { sent: 0, unsent: 0, undelivered: [] } };
  const { table: tableName, caseMachine, mailFrom: from, pageUrl } = environment;
  const cases = new CaseTable(clients, tableName);
  const { current, conflicted } = await applyCaseChanges(cases, plan.cases);
  const waits = new WaitItems(clients, tableName);
  const executions = new CaseExecutions(clients, caseMachine);
  await followCaseChanges({ clients, waits, executions }, plan.cases, current);
  const { run, organization } = plan;
  const mailing = { clients, tableName, from, pageUrl, cases, policy, run, organizationId: organization.id, now };
  return { conflicted, mails: await sendCaseMails(mailing, [...current, ...conflicted]) };
}
