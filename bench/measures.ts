import { isThrottling } from '../lib/aws/sdk/throttling';
import type { AccountReport, Report } from '../lib/domain/runs/report';
import { runMachineName } from '../lib/infra/names';
import type { SimulationResult } from '../simulation/results/simulation-result';

/** The costs of one run over one organization. */
export interface Measures {
  readonly name: string;
  readonly accounts: number;
  /** Real time of the process: start, synthesis, run. */
  readonly realSeconds: number;
  /** Peak memory of the process, in MiB. */
  readonly memoryMb: number;
  /** Time that the run would take on AWS, by the simulated clock. */
  readonly virtualSeconds: number;
  /** Shortest time that the Account API's quota allows: three contacts per account at ten reads a second. */
  readonly floorSeconds: number;
  /** Attempts to account, iam, organizations and sts by `service:Operation`. */
  readonly awsCalls: Readonly<Record<string, number>>;
  /** Attempts to S3 and DynamoDB by `service:Operation`. */
  readonly storageCalls: Readonly<Record<string, number>>;
  /** Highest number of successful calls to account, iam and sts for one clean member account. */
  readonly cleanMemberCalls: number;
  /** States entered, and retries: in the STANDARD execution, and in the EXPRESS children of its maps. */
  readonly transitions: { readonly parent: number; readonly children: number };
  readonly throttled: number;
  /** Throttled calls that were not repeated, as `service:Operation account`. */
  readonly unanswered: readonly string[];
  /** Accounts with an unknown fact or a failed fix. */
  readonly incomplete: number;
}

export interface Measured {
  readonly name: string;
  readonly result: SimulationResult;
  readonly childTransitions: number;
  readonly realSeconds: number;
  readonly memoryMb: number;
}

const aws: ReadonlySet<string> = new Set(['account', 'iam', 'organizations', 'sts']);
const storage: ReadonlySet<string> = new Set(['s3', 'dynamodb']);
const readsPerAccount = 3;
const readsPerSecond = 10;

/**
 * Measures a simulation with one run, up to the end of that run: the later costs of waiting cases depend on how long
 * people take. @throws Error unless exactly one run ended with a report
 */
export function measuresOf({ name, result: whole, childTransitions, realSeconds, memoryMb }: Measured): Measures {
  const [execution, ...others] = whole.executions.filter(({ machine }) => machine === runMachineName);
  const report = whole.runs[0]?.report;
  if (!execution || others.length > 0 || execution.stoppedAt === undefined || !report)
    throw new Error(`${name}: expected one run with a report, got ${others.length + (execution ? 1 : 0)} runs`);
  const end = Date.parse(execution.stoppedAt);
  const result = { ...whole, calls: whole.calls.filter(({ time }) => Date.parse(time) <= end) };
  const { accounts } = report.totals;
  return {
    name,
    accounts,
    realSeconds,
    memoryMb,
    virtualSeconds: (end - Date.parse(execution.startedAt)) / 1000,
    floorSeconds: (accounts * readsPerAccount) / readsPerSecond,
    awsCalls: countCalls(result, aws),
    storageCalls: countCalls(result, storage),
    cleanMemberCalls: cleanMemberCalls(result, report),
    transitions: { parent: execution.transitions - childTransitions, children: childTransitions },
    throttled: result.calls.filter(({ error }) => isThrottling({ name: error })).length,
    unanswered: unanswered(result),
    incomplete: report.totals.coverage.incomplete,
  };
}

/** The sum of all counts. */
export const sum = (calls: Readonly<Record<string, number>>): number =>
  Object.values(calls).reduce((total, count) => total + count, 0);

function countCalls({ calls }: SimulationResult, services: ReadonlySet<string>): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { service, operation } of calls)
    if (services.has(service)) counts[`${service}:${operation}`] = (counts[`${service}:${operation}`] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const isClean = ({ outcome, findings }: AccountReport): boolean =>
  outcome === 'compliant' && findings.every(({ verdict }) => verdict === 'compliant' || verdict === 'not-applicable');

function cleanMemberCalls({ calls, organization }: SimulationResult, { accounts }: Report): number {
  const { managementAccountId } = organization.organization;
  const clean = new Map(
    accounts.filter((one) => isClean(one) && one.id !== managementAccountId).map(({ id }) => [id, 0]),
  );
  // Failed attempts are AWS's doing and do not count.
  for (const { service, target, error } of calls) {
    const before = clean.get(target);
    if (before !== undefined && error === undefined && ['account', 'iam', 'sts'].includes(service))
      clean.set(target, before + 1);
  }
  return Math.max(0, ...clean.values());
}

/** Calls whose last attempt was throttled, so that the answer is lost. */
function unanswered({ calls }: SimulationResult): readonly string[] {
  const last = new Map<string, { readonly call: string; readonly throttled: boolean }>();
  for (const { principal, service, operation, target, error } of calls) {
    const call = `${service}:${operation} ${target}`;
    last.set(`${principal} ${call}`, { call, throttled: isThrottling({ name: error }) });
  }
  return [...last.values()].filter(({ throttled }) => throttled).map(({ call }) => call);
}
