import type { Account, Instant } from '../account';
import { addMinutes, isAfter } from '../time';
import type { Inspection } from '../finding';
import { lostInspection, unlistedInspection } from './lost-inspection';
import type { Policy } from '../policy/schema';
import type { Run } from './run';

/** A listed account, its inspection, and whether the run could write to it. */
export interface AccountInRun {
  readonly account: Account;
  /** Absent for an account that is not ACTIVE: the run does not read it. */
  readonly inspection?: Inspection;
  /** True when the account is in scope, has settled and is not held back. Does not depend on the run's mode. */
  readonly reachable: boolean;
  /** When a new account will have settled. Absent when it has settled already. */
  readonly settlesAt?: Instant;
}

interface Input {
  readonly run: Run;
  readonly policy: Policy;
  readonly accounts: readonly Account[];
  readonly inspections: readonly Inspection[];
}

/** Every listed account once, by id. Every fact is unknown of an ACTIVE one without an inspection, and of one in an UNKNOWN state. */
export function accountsInRun({ run, policy, accounts, inspections }: Input): AccountInRun[] {
  const inspected = new Map(inspections.map((inspection) => [inspection.account, inspection]));
  // Organizations may list an account twice when the list changes between two pages.
  const listed = new Map(accounts.map((account) => [account.id, account]));
  const ids = [...listed.keys()].toSorted();
  return ids.flatMap((id): AccountInRun[] => {
    const account = listed.get(id);
    if (account === undefined) return [];
    if (account.state === 'UNKNOWN')
      return [{ account, inspection: unlistedInspection(account, run.startedAt), reachable: false }];
    if (account.state !== 'ACTIVE') return [{ account, reachable: false }];
    const inspection = inspected.get(id) ?? lostInspection(id, run.startedAt);
    const settlesAt = settlesLater(account, run, policy);
    const reachable = inspection.inScope && inspection.heldBack === undefined && settlesAt === undefined;
    return [{ account, inspection, reachable, ...(settlesAt === undefined ? {} : { settlesAt }) }];
  });
}

/** When a new account settles, if after the run's start. Undefined for an onboarding run, which has waited for it. */
function settlesLater({ joinedAt }: Account, run: Run, policy: Policy): Instant | undefined {
  if (run.trigger === 'onboarding' || joinedAt === undefined) return undefined;
  const settlesAt = addMinutes(joinedAt, policy.onboarding.settleMinutes);
  return isAfter(settlesAt, run.startedAt) ? settlesAt : undefined;
}
