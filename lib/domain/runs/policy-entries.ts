import type { Account, Instant } from '../account';
import type { Fact } from '../fact';
import type { Inspection } from '../finding';
import { contactRemarks } from '../policy/entries/contact-remarks';
import type { EntryRemark } from '../policy/entries/entry';
import { idleEntries } from '../policy/entries/idle-entries';
import { withoutEffect } from '../policy/entries/policy-remarks';
import type { Policy } from '../policy/schema';
import type { NamedUnits } from '../policy/unit';
import type { OrganizationFinding } from './run';

interface Input {
  readonly policy: Policy;
  readonly accounts: readonly Account[];
  readonly inspections: readonly Inspection[];
  /** The units that the policy calls by name. */
  readonly units?: Fact<NamedUnits> | undefined;
  readonly now: Instant;
  /** True for a run over the whole organization: only such a run can say that something matches nothing. */
  readonly whole: boolean;
}

const rule = 'policy-entries';

/**
 * The organization finding `policy-entries`: every entry of the policy that matches nothing or never comes to bear, with
 * its place in the file and why, worst first, then contacts that reach nobody.
 */
export function policyEntriesFinding({ whole, policy, accounts, inspections, units, now }: Input): OrganizationFinding {
  if (!whole)
    return {
      rule,
      verdict: 'not-applicable',
      reason: 'partial-run',
      message: 'Only a run over the whole organization can say that an entry of the policy matches nothing.',
    };
  const byAccount = new Map(inspections.map((inspection) => [inspection.account, inspection.entries]));
  const uses = accounts.filter(({ state }) => state === 'ACTIVE').map(({ id }) => byAccount.get(id));
  const found = idleEntries({ policy, accounts, uses, units, now });
  const told = (kind: string) => found.filter((remark) => remark.kind === kind);
  const idle = [...told('idle'), ...withoutEffect(policy, now)];
  const all = linesOf([...idle, ...contactRemarks(policy)]);
  const undecided = linesOf(told('undecided'));
  const open = undecided.length === 0 ? '' : ` It cannot be told whether these match: ${undecided.join('; ')}.`;
  if (all.length > 0)
    return {
      rule,
      verdict: 'violation',
      reason: idle.length > 0 ? 'without-effect' : 'doubtful',
      message:
        `${all.length} ${all.length === 1 ? 'entry of the policy needs' : 'entries of the policy need'} a look: ` +
        `${all.join('; ')}.${open} Mend rootward.yaml; a deployment takes it with: npx cdk deploy`,
    };
  if (undecided.length > 0) return { rule, verdict: 'unknown', reason: 'unreadable', message: open.trim() };
  return { rule, verdict: 'compliant', reason: 'all-used', message: 'Every entry of the policy matches something.' };
}

const linesOf = (remarks: readonly EntryRemark[]): readonly string[] =>
  remarks.map(({ path, why }) => `${path}: ${why}`);
