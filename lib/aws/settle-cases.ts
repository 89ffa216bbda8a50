import type { Instant } from '../domain/account';
import type { CaseRecord } from '../domain/case';
import type { Plan } from '../domain/plan';
import type { Policy } from '../domain/policy/schema';
import { applyCaseChanges } from './apply-case-changes';
import { CaseTable } from './case-table';
import type { Invocation } from './invocation';
import { sendDigests, type Sent } from './send-digests';

export interface SettledCases {
  /** Cases that somebody else changed first, as they are now. */
  readonly conflicted: readonly CaseRecord[];
  readonly mails: Sent;
}

/** Makes the plan's case changes and mails the approvers what is new. In plan mode nothing happens. */
export async function settleCases(
  { clients, environment }: Pick<Invocation, 'clients' | 'environment'>,
  { plan, policy, now }: { readonly plan: Plan; readonly policy: Policy; readonly now: Instant },
): Promise<SettledCases> {
  if (plan.run.mode !== 'apply') return { conflicted: [], mails: { sent: 0, unsent: 0 } };
  const cases = new CaseTable(clients, environment.table);
  const { current, conflicted } = await applyCaseChanges(cases, plan.cases);
  const digests = {
    clients,
    tableName: environment.table,
    from: environment.mailFrom,
    cases,
    approvers: policy.approvals.approvers,
    run: plan.run,
    organizationId: plan.organization.id,
    now,
  };
  return { conflicted, mails: await sendDigests(digests, [...current, ...conflicted]) };
}
