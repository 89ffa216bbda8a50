import type { AccountInRun } from './accounts-in-run';
import { contactTypeOf } from '../contact-rules';
import type { RuleId } from '../finding';
import type { FixKind } from './plan';
import type { Mode, OrganizationFinding } from './run';

/** How Rootward would fix the contact of the rule; undefined when it may not fix it or has nothing to fix. */
export function fixKindOf({ inspection }: AccountInRun, rule: RuleId): FixKind | undefined {
  const type = contactTypeOf(rule);
  if (inspection === undefined || type === undefined || inspection.excluded[rule] !== undefined) return undefined;
  return inspection.fixes[type];
}

/** In how many accounts the run would overwrite an existing contact. */
export const countOverwrites = (accounts: readonly AccountInRun[]): number =>
  accounts.filter(
    (one) =>
      one.reachable && one.inspection?.judgements.some(({ rule }) => fixKindOf(one, rule) === 'overwrite') === true,
  ).length;

/** The organization finding `contact-overwrites`: the number of accounts, the ceiling, and what to do. */
export function overwritesFinding(count: number, ceiling: number, mode: Mode): OrganizationFinding {
  const rule = 'contact-overwrites';
  const accounts = `${count} ${count === 1 ? 'account' : 'accounts'}`;
  if (count <= ceiling)
    return {
      rule,
      verdict: 'compliant',
      reason: 'within-ceiling',
      message: `Existing contacts of ${accounts} differ from the wanted ones; the ceiling is ${ceiling}.`,
    };
  return {
    rule,
    verdict: 'violation',
    reason: 'over-ceiling',
    message:
      `Existing contacts would be overwritten in ${accounts}, more than the ceiling of ${ceiling}, so ` +
      `${mode === 'apply' ? 'none was overwritten' : 'none would be overwritten'}; missing contacts are not affected. ` +
      `Look at the findings with the reason "differs". If they are meant, set contacts.maxOverwrites to ${count} or more, ` +
      'or narrow run.applyTo, in rootward.yaml and deploy it with: npx cdk deploy',
  };
}
