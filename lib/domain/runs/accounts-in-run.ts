import type { Account, Instant } from '../account';
import { addMinutes, isAfter } from '../time';
import type { Inspection } from '../finding';
import { lostInspection } from './lost-inspection';
import type { Policy } from '../policy/schema';
import type { Run } from './run';

/** A listed account with what its inspection came to, and whether this run could write to it. */
export interface AccountInRun {
  readonly account: Account;
  /** Absent for an account that is not ACTIVE: it is not read. */
  readonly inspection?: Inspection;
  /** True when `applyTo` matches, the account has settled, and it is known what covers it. Says nothing about the run's mode. */
  readonly reachable: boolean;
  /** When a new account has stayed long enough to be written to; absent once it has. */
  readonly settlesAt?: Instant;
}

interface Input {
  readonly run: Run;
  readonly policy: Policy;
  readonly accounts: readonly Account[];
  readonly inspections: readonly Inspection[];
}

/** Every listed account exactly once, by id; an ACTIVE one without an inspection has every fact unknown. */
export function accountsInRun({ run, policy, accounts, inspections }: Input): AccountInRun[] {
  const inspected = new Map(inspections.map((inspection) => [inspection.account, inspection]));
  // Organizations may repeat an account across pages when the list changes meanwhile.
  const listed = new Map(accounts.map((account) => [account.id, account]));
  const ids = [...listed.keys()].toSorted();
  return ids.flatMap((id): AccountInRun[] => {
    const account = listed.get(id);
    if (account === undefined) return [];
    if (account.state !== 'ACTIVE') return [{ account, reachable: false }];
    const inspection = inspected.get(id) ?? lostInspection(id, run.startedAt);
    const settlesAt = settlesLater(account, run, policy);
    const reachable = inspection.inScope && inspection.heldBack === undefined && settlesAt === undefined;
    return [{ account, inspection, reachable, ...(settlesAt === undefined ? {} : { settlesAt }) }];
  });
}

/** An onboarding run has waited for the account to settle before it started; others leave a new account to it. */
function settlesLater({ joinedAt }: Account, run: Run, policy: Policy): Instant | undefined {
  if (run.trigger === 'onboarding' || joinedAt === undefined) return undefined;
  const settlesAt = addMinutes(joinedAt, policy.onboarding.settleMinutes);
  return isAfter(settlesAt, run.startedAt) ? settlesAt : undefined;
}
