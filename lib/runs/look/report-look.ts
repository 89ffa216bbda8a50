import type { AccountId } from '../../domain/account';
import type { Policy } from '../../domain/policy/schema';
import { contactChanges, type ContactChanges } from '../../domain/runs/contact-changes';
import { mailDeliveryFinding } from '../../domain/runs/mail-delivery';
import { makePlan } from '../../domain/runs/make-plan';
import type { AwsCalls } from '../../domain/runs/run';
import { makeReport } from '../../domain/runs/make-report';
import type { LookedFrom, Report } from '../../domain/runs/report';
import type { Begun, ReadAccount } from './journal';
import { isAnswered } from './answered';

interface Reported {
  readonly policy: Policy;
  /** True when nobody said what is wanted. */
  readonly withoutPolicy: boolean;
  readonly role?: string | undefined;
  readonly awsCalls: AwsCalls;
  /** Accounts that an unexpected error left without a result. */
  readonly lost: number;
}

/** What a look came to. */
export interface Looked {
  readonly report: Report;
  readonly contactChanges: ContactChanges;
  /** Accounts that should be read again, because what hindered may be gone. */
  readonly unanswered: number;
}

/** The plan and the report of what was read, as a run in plan mode makes them. There are no cases: nothing is deployed. */
export function reportLook(
  { policy, withoutPolicy, role, awsCalls, lost }: Reported,
  { run, organization, accounts, units, standpoint }: Begun,
  read: readonly ReadAccount[],
): Looked {
  const now = new Date().toISOString();
  const inspections = read.map(({ inspection }) => inspection);
  const plan = makePlan({
    run,
    policy,
    organization,
    accounts,
    ...(units && { units }),
    inspections,
    cases: [],
    now: run.startedAt,
    awsCalls,
  });
  const made = makeReport({
    plan,
    fixes: [],
    finishedAt: now,
    awsCalls: { calls: {}, throttled: 0 },
    organizationFindings: [mailDeliveryFinding('plan-mode')],
  });
  const readByRole = read.flatMap(({ inspection, byRole }) => (byRole ? [inspection.account] : [])).toSorted();
  const lookedFrom = {
    ...standpoint,
    ...(withoutPolicy && { withoutPolicy }),
    ...(role !== undefined && { role, readByRole, noRootSession: noRootSession(read) }),
  };
  const report = { ...made, lookedFrom };
  const compared = read.flatMap((account) => account.compared);
  return {
    report,
    contactChanges: contactChanges(run.id, compared, report.accounts),
    unanswered: lost + inspections.filter((inspection) => !isAnswered(inspection)).length,
  };
}

/** Why no root session could be had in the members that a role read, each reason once. */
function noRootSession(read: readonly ReadAccount[]): NonNullable<LookedFrom['noRootSession']> {
  const accounts = new Map<string, AccountId[]>();
  for (const { inspection, byRole, noSession } of read)
    if (byRole && noSession !== undefined)
      accounts.set(noSession, [...(accounts.get(noSession) ?? []), inspection.account].toSorted());
  return [...accounts].map(([why, of]) => ({ why, accounts: of })).toSorted((a, b) => (a.why < b.why ? -1 : 1));
}
