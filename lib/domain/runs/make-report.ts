import { type Instant, unitOf } from '../account';
import type { CaseRecord } from '../cases/case';
import { actionOfCase } from '../cases/action';
import { caseOnFinding } from '../cases/case-on-finding';
import { caseKey } from '../cases/subject';
import { contactTypeOf } from '../contact-rules';
import type { Action, Finding } from '../finding';
import { addCalls } from './add-calls';
import { fixedMessage } from './fixed-message';
import { outcomeOf } from './outcome';
import type { ContactFix, Plan, PlannedAccount } from './plan';
import type { AccountReport, Report } from './report';
import type { AwsCalls, OrganizationFinding } from './run';
import { totalsOf } from './totals';

interface Input {
  readonly plan: Plan;
  readonly fixes: readonly ContactFix[];
  readonly finishedAt: Instant;
  /** Calls since the plan was made; the report adds the plan's own. */
  readonly awsCalls: AwsCalls;
  /** Current records of cases that another writer changed first; the report shows their state. */
  readonly conflicted?: readonly CaseRecord[];
  /** What is known about the organization only once the run has done its work. */
  readonly organizationFindings?: readonly OrganizationFinding[];
}

/** The report: the planned findings with their results. A planned fix without a result has failed. */
export function makeReport({
  plan,
  fixes,
  finishedAt,
  awsCalls,
  conflicted = [],
  organizationFindings = [],
}: Input): Report {
  const planned = new Set(
    plan.fixes.flatMap(({ account, contacts }) => contacts.map(({ type }) => `${account}/${type}`)),
  );
  const results: Results = {
    planned,
    fixes: new Map(fixes.map((fix) => [`${fix.account}/${fix.type}`, fix])),
    conflicted: new Map(conflicted.map((record) => [caseKey(record), record])),
  };
  const accounts = plan.accounts.map((account) => accountReport(account, results));
  const { id, trigger, mode, startedAt, policyDigest } = plan.run;
  return {
    schemaVersion: 1,
    run: { id, trigger, mode, startedAt, finishedAt, policyDigest },
    organization: {
      ...plan.organization,
      findings: [...plan.organization.findings, ...organizationFindings],
    },
    accounts,
    totals: totalsOf(accounts, addCalls([plan.awsCalls, awsCalls])),
  };
}

interface Results {
  /** The fixes of the plan, as `account/type`. */
  readonly planned: ReadonlySet<string>;
  readonly fixes: ReadonlyMap<string, ContactFix>;
  readonly conflicted: ReadonlyMap<string, CaseRecord>;
}

function accountReport({ account, findings: planned, exclusion }: PlannedAccount, results: Results): AccountReport {
  const findings = planned.map((finding) => concluded(account.id, finding, results));
  const outcome = outcomeOf(account.state, findings);
  return {
    id: account.id,
    name: account.name,
    unit: unitOf(account),
    outcome,
    reason:
      outcome === 'skipped' ? account.state : outcome === 'excluded' ? (exclusion?.reason ?? '') : trouble(findings),
    findings,
  };
}

const trouble = (findings: readonly Finding[]): string =>
  findings.find(({ verdict, action }) => verdict === 'unknown' || action === 'failed')?.message ?? '';

/** Actions that show a case's state. They change when another writer changed the case first. */
const caseActions: readonly Action[] = ['awaiting-approval', 'queued', 'accepted', 'none'];

function concluded(account: string, finding: Finding, { planned, fixes, conflicted }: Results): Finding {
  const fix = `${account}/${contactTypeOf(finding.rule) ?? ''}`;
  if (finding.action === 'would-fix' && planned.has(fix)) {
    const result = fixes.get(fix);
    if (result?.status === 'fixed') return { ...finding, action: 'fixed', message: fixedMessage(finding) };
    const cause = result?.message ?? 'the fix left no result (no-result). The next run tries again.';
    return { ...finding, action: 'failed', message: `${finding.message} It could not be fixed: ${cause}` };
  }
  const record = conflicted.get(caseKey({ account, rule: finding.rule }));
  if (record !== undefined && finding.verdict === 'violation' && caseActions.includes(finding.action))
    return followed(finding, record);
  return finding;
}

/** The finding with the state, the generation and the decision of its case as it is now. */
const followed = ({ decision: _planned, ...finding }: Finding, record: CaseRecord): Finding => ({
  ...finding,
  action: actionOfCase(record.state),
  ...caseOnFinding(record),
});
