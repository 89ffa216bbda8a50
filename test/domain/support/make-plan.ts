import type { Account } from '../../../lib/domain/account';
import type { CaseRecord } from '../../../lib/domain/cases/case';
import { known } from '../../../lib/domain/fact';
import { inspect } from '../../../lib/domain/runs/inspect';
import { makePlan } from '../../../lib/domain/runs/make-plan';
import type { Policy } from '../../../lib/domain/policy/schema';
import type { Run } from '../../../lib/domain/runs/run';
import type { Snapshot } from '../../../lib/domain/snapshot';
import { now, policyOf, runOf, wanted } from './build';

export const second = '300000000003';
export const missing = known(null);
export const founder = known({ ...wanted, name: 'Founder' });

export interface Given {
  readonly policy?: Policy;
  readonly run?: Partial<Run>;
  readonly cases?: readonly CaseRecord[];
  /** Listed accounts that were not read. */
  readonly unread?: readonly Account[];
  readonly unitNames?: Readonly<Record<string, string>>;
}

/** The plan of a run that read these accounts. */
export const plan = (
  snapshots: readonly Snapshot[],
  { policy = policyOf(), run = {}, cases = [], unread = [], unitNames }: Given = {},
) =>
  makePlan({
    run: runOf(run),
    policy,
    organization: { id: 'o-harborharb', findings: [], ...(unitNames && { unitNames }) },
    accounts: [...snapshots.map(({ account }) => account), ...unread],
    inspections: snapshots.map((snapshot) => inspect(snapshot, policy, now)),
    cases,
    now,
    awsCalls: { calls: {}, throttled: 0 },
  });

export type Planned = ReturnType<typeof plan>;

/** Findings with an action other than `none`, as account, rule, action. */
export const actions = ({ accounts }: Planned) =>
  accounts.flatMap(({ account, findings }) =>
    findings.filter(({ action }) => action !== 'none').map(({ rule, action }) => [account.id, rule, action]),
  );

/** The message of the first finding of a rule. */
export const message = ({ accounts }: Planned, rule: string) =>
  accounts.flatMap(({ findings }) => findings).find((finding) => finding.rule === rule)?.message;

/** A finding about the organization. */
export const organization = ({ organization: { findings } }: Planned, rule: string) =>
  findings.find((finding) => finding.rule === rule);
