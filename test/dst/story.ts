import type { AccountId } from '../../lib/domain/account';
import { caseMachineName } from '../../lib/infra/names';
import { maskId } from '../../lib/domain/mask-id';
import type { Observed } from './observed';
import { added } from './oracle/view';
import type { Violation } from './oracle/view';

interface Line {
  readonly at: number;
  readonly order: number;
  readonly text: string;
}

/** What happened to one account: decisions, writes of its cases, executions, and calls that change something. */
function story(observed: Observed, account: AccountId): readonly string[] {
  const lines: Line[] = [
    ...caseLines(observed, account),
    ...observed.answers
      .filter((answer) => answer.account === account)
      .map(({ from, who, by, decision, rule, generation, digits, status }) => ({
        ...from,
        text: `${who} ${by}: ${decision} ${rule}#${generation}${digits ? '' : ' without the digits'} -> ${status ?? 'no answer'}`,
      })),
    ...observed.deletions
      .filter((deletion) => deletion.account === account)
      .map(({ id, rule, ...moment }) => ({ ...moment, text: `DELETED ${rule} ${maskId(id)}` })),
    ...observed.roots
      .filter((root) => root.account === account)
      .map(({ keys, certificates, ...moment }) => ({
        ...moment,
        text: `root user: ${[...keys, ...certificates].map(({ id, status }) => `${maskId(id)} ${status}`).join(', ') || 'nothing'}`,
      })),
    ...observed.events
      .filter(({ machine, executionArn }) => machine === caseMachineName && executionArn.includes(account))
      .filter(({ type }) => /^(Execution|TaskSubmitted|TaskTimedOut|.*Failed)/.test(type))
      .map(({ type, executionArn, error, ...moment }) => ({
        ...moment,
        text: `${nameOf(executionArn)}: ${type} ${error ?? ''}`,
      })),
    ...observed.meddlings
      .filter(({ executionArn }) => executionArn.includes(account))
      .map(({ kind, executionArn, ...moment }) => ({ ...moment, text: `somebody: ${kind} ${nameOf(executionArn)}` })),
    ...observed.calls
      .filter(({ target, service, operation, error }) =>
        target === account ? !/^(Get|List|Describe)/.test(operation) : service === 'sfn' && error !== undefined,
      )
      .map(({ principal, service, operation, error, ...moment }) => ({
        ...moment,
        text: `${principal.split('/').at(-1) ?? ''}: ${service}:${operation} ${error ?? ''}`,
      })),
  ];
  return lines
    .toSorted((a, b) => a.at - b.at || a.order - b.order)
    .map(({ at, text }) => `${new Date(at).toISOString()}  ${text}`);
}

function caseLines({ cases }: Observed, account: AccountId): readonly Line[] {
  const before = new Map<string, Observed['cases'][number]['record']>();
  return cases
    .filter(({ record }) => record.account === account)
    .map(({ record, archived, ...moment }) => {
      const key = `${record.rule}#${record.generation}`;
      const events = added(before.get(key), record).map(({ event, detail }) => `${event} (${detail})`);
      before.set(key, record);
      return { ...moment, text: `case ${key}${archived ? ' archived' : ''}: ${record.state}; ${events.join(', ')}` };
    });
}

const nameOf = (arn: string): string => arn.split(':').at(-1) ?? arn;

/** Describes the violations of a history, and how to run it again. */
export function report(observed: Observed, violations: readonly Violation[], repeat: string): string {
  const { seed, setting } = observed;
  const accounts = [...new Set(violations.flatMap(({ account }) => account ?? []))].slice(0, 2);
  return [
    `Seed ${seed}: ${violations.length} violations`,
    ...violations.slice(0, 10).map(({ invariant, detail }) => `  ${invariant}: ${detail}`),
    `Again: ${repeat}`,
    `Policy:${setting.policyText}`,
    ...observed.outages.map(
      ({ from, to }) => `No Step Functions from ${new Date(from).toISOString()} to ${new Date(to).toISOString()}`,
    ),
    ...accounts.flatMap((account) => [`Account ${account}:`, ...story(observed, account).map((line) => `  ${line}`)]),
  ].join('\n');
}
