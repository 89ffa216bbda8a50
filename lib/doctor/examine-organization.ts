import type { Check, CheckState } from '../domain/doctor/check';
import { examine, notLookedAt, totalsOf } from '../domain/doctor/examine';
import { readDoctorFacts, type Examined } from './read-facts';

/** What doctor found, as `--json` prints it. */
export interface Examination {
  readonly schemaVersion: 1;
  readonly organization: string;
  readonly managementAccount: string;
  /** Whose credentials read it. */
  readonly caller: { readonly account: string; readonly arn: string };
  /** Region of the deployment. */
  readonly region: string;
  readonly checks: readonly Check[];
  /** What was not asked for, with the option that asks for it. */
  readonly notLookedAt: readonly string[];
  readonly totals: Readonly<Record<CheckState, number>>;
}

/** Reads everything and judges it. @throws OrganizationUnreadableError */
export async function examineOrganization(examined: Examined): Promise<Examination> {
  const facts = await readDoctorFacts(examined);
  const checks = examine(facts);
  return {
    schemaVersion: 1,
    organization: facts.organization.id,
    managementAccount: facts.organization.management,
    caller: facts.caller,
    region: facts.region,
    checks,
    notLookedAt: notLookedAt(facts),
    totals: totalsOf(checks),
  };
}
