import type { AccountFile } from '@rootward/local-cloud';
import type { AccountId } from '../../lib/domain/account';
import type { Report } from '../../lib/domain/runs/report';
import { runMachineName } from '../../lib/infra/names';
import type { Simulated, Write } from './run';

export { troubles } from '../domain/support/troubles';

/** The report of a run, counting only runs with a report, from 0. */
export function reportOf({ runs }: Simulated, index = 0): Report {
  const report = runs[index]?.report;
  if (report === undefined) throw new Error(`There are ${runs.length} reports and no number ${index}.`);
  return report;
}

/** `account/rule#generation` of every case, in order. */
export const caseNames = ({ cases }: Simulated): readonly string[] =>
  cases.map(({ account, rule, generation }) => `${account}/${rule}#${generation}`).toSorted();

/**
 * What is wrong with the reported runs, in words. A run must either fail with an error and without a report, or its
 * report must list each account once, with every rule, and without actions on unknown facts.
 */
export function misreported(result: Simulated, accounts: readonly AccountId[]): readonly string[] {
  const { runs } = result;
  const executions = runExecutions(result);
  const loud = executions.filter(({ status, error }) => status === 'FAILED' && error !== undefined);
  const quiet = executions.filter(({ status }) => status !== 'FAILED' && status !== 'SUCCEEDED');
  const lost = executions.length - loud.length - runs.length;
  return [
    ...quiet.map(({ name, status }) => `execution ${name} is ${status}`),
    ...(lost === 0 ? [] : [`${lost} executions have neither a report nor an error`]),
    ...runs.flatMap(({ report }) => {
      const listed = report.accounts.map(({ id }) => id);
      const complete = JSON.stringify(listed) === JSON.stringify(accounts);
      return [...(complete ? [] : [`the report lists ${listed.join(' ')}`]), ...report.accounts.flatMap(madeUp)];
    }),
  ];
}

function madeUp({ id, outcome, findings }: Report['accounts'][number]): readonly string[] {
  const unknown = findings.filter(({ verdict }) => verdict === 'unknown');
  const acted = unknown.filter(({ reason, action }) => reason !== 'unreadable' || action !== 'none');
  return [
    ...(findings.length === 9 ? [] : [`${id} has ${findings.length} findings`]),
    ...acted.map(({ rule, action }) => `${id} ${rule} is unknown and ${action}`),
    ...(unknown.length > 0 && outcome !== 'incomplete' ? [`${id} has unknown facts and is ${outcome}`] : []),
  ];
}

/** The contacts of every account after the run. */
export const contactsAfter = ({ organization }: Simulated): Record<AccountId, AccountFile['contacts']> =>
  Object.fromEntries(organization.accounts.map(({ id, contacts }) => [id, contacts]));

/** The executions of the Run state machine, in order of start. Cases have their own executions. */
const runExecutions = ({ executions }: Simulated): Simulated['executions'] =>
  executions.filter(({ stateMachineArn }) => stateMachineArn.endsWith(`:${runMachineName}`));

/** Status of each run, in order of start. */
export const statuses = (result: Simulated): readonly string[] => runExecutions(result).map(({ status }) => status);

/** Calls to Account, IAM and Organizations that change something, as `account Operation`, failed ones included. */
export const organizationWrites = ({ calls }: Simulated): readonly string[] =>
  calls
    .filter(({ service }) => ['account', 'iam', 'organizations'].includes(service))
    .filter(({ operation }) => !/^(Get|List|Describe|GenerateCredentialReport)/.test(operation))
    .map(({ target, operation }) => `${target} ${operation}`);

/** `account/type` of every contact that was written with two different values: two writers contradict each other. */
export function contested(writes: readonly Write[]): readonly string[] {
  const values = new Map<string, Set<string>>();
  for (const { account, type, contact } of writes) {
    const name = `${account}/${type}`;
    values.set(name, (values.get(name) ?? new Set()).add(JSON.stringify(contact)));
  }
  return [...values].flatMap(([name, { size }]) => (size > 1 ? [name] : []));
}
