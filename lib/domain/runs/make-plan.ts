import type { Account, Instant } from '../account';
import { type AccountInRun, accountsInRun } from './accounts-in-run';
import type { CaseRecord } from '../cases/case';
import { planCases } from '../cases/plan-cases';
import type { Fact } from '../fact';
import { contactTypeOf } from '../contact-rules';
import type { Finding, Inspection } from '../finding';
import { nobodyDecidesFinding } from './nobody-decides';
import { countOverwrites, fixKindOf, overwritesFinding } from './overwrites';
import type { Plan, PlannedAccount, PlannedFix } from './plan';
import { planFindings } from './plan-findings';
import { policyEntriesFinding } from './policy-entries';
import type { Policy } from '../policy/schema';
import type { NamedUnits } from '../policy/unit';
import { type AwsCalls, isWhole, type OrganizationInRun, type Run } from './run';

interface Input {
  readonly run: Run;
  readonly policy: Policy;
  /** With the findings of the preflight. */
  readonly organization: OrganizationInRun;
  /** The accounts of the run, as Organizations lists them. */
  readonly accounts: readonly Account[];
  /** The units that the policy calls by name. Absent when it calls none so. */
  readonly units?: Fact<NamedUnits>;
  readonly inspections: readonly Inspection[];
  /** The current record of every case, also of accounts outside a partial run, because `openPerDay` counts all. */
  readonly cases: readonly CaseRecord[];
  readonly now: Instant;
  /** Calls to AWS so far. */
  readonly awsCalls: AwsCalls;
}

/**
 * Plans everything that the run writes: contacts, and cases to open, change or close. Ceilings apply here. In plan mode
 * it plans no writes. Planning again with the resulting cases plans no further changes.
 */
export function makePlan(input: Input): Plan {
  const { run, policy, organization, accounts, units, inspections, cases, now, awsCalls } = input;
  const inRun = accountsInRun({ run, policy, accounts, inspections });
  const overwrites = countOverwrites(inRun);
  const overCeiling = overwrites > policy.contacts.maxOverwrites;
  const { changes, records, kept, nobodyDecides, covered } = planCases(
    { accounts: inRun.map((one) => ({ ...one, asks: one.reachable })), cases, whole: isWhole(run) },
    { run, policy, now, unitNames: organization.unitNames },
  );
  const planned = inRun.map((one) => ({
    one,
    findings: planFindings(one, { run, policy, overCeiling, records, kept, covered: covered.has(one.account.id) }),
  }));
  return {
    v: 1,
    run,
    organization: {
      ...organization,
      findings: [
        ...organization.findings,
        overwritesFinding(overwrites, policy.contacts.maxOverwrites, run.mode),
        nobodyDecidesFinding(nobodyDecides),
        policyEntriesFinding({ policy, accounts, inspections, units, now, whole: isWhole(run) }),
      ],
    },
    accounts: planned.map(({ one, findings }) => plannedAccount(one, findings)),
    fixes: run.mode === 'apply' ? planned.flatMap(({ one, findings }) => fixesOf(one, findings)) : [],
    cases: run.mode === 'apply' ? changes : [],
    awsCalls,
  };
}

function plannedAccount({ account, inspection }: AccountInRun, findings: readonly Finding[]): PlannedAccount {
  const { id, name, state, path, management } = account;
  const all = findings.length > 0 && findings.every(({ action }) => action === 'excluded');
  const exclusion = all && findings[0] !== undefined ? inspection?.excluded[findings[0].rule] : undefined;
  return {
    account: { id, name, state, path, management },
    findings,
    ...(exclusion === undefined ? {} : { exclusion }),
  };
}

function fixesOf(one: AccountInRun, findings: readonly Finding[]): PlannedFix[] {
  if (!one.reachable) return [];
  const contacts = findings.flatMap(({ rule, action }) => {
    const type = contactTypeOf(rule);
    const kind = fixKindOf(one, rule);
    if (type === undefined || kind === undefined || action !== 'would-fix') return [];
    const digest = one.inspection?.wanted?.[type];
    return [{ type, kind, ...(digest === undefined ? {} : { digest }) }];
  });
  return contacts.length === 0 ? [] : [{ account: one.account.id, contacts }];
}
