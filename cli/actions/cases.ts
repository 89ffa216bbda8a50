import type { CaseRecord } from '../../lib/domain/cases/case';
import { severities } from '../../lib/domain/finding';
import { caseTitle, stateWords } from '../../lib/views/pages/case-words';
import { count } from '../../lib/domain/count';
import { severityWords } from '../../lib/views/words';
import type { CommandContext } from '../command-context';
import { printable } from '../printable';
import { deskOfDemo } from '../running-demo';
import { grid } from '../summary/grid';
import { defaultUrl } from '../url-option';

export interface CasesOptions {
  readonly url: string;
  readonly all?: boolean;
  readonly json?: boolean;
}

/** Runs `rootward cases`. @throws UsageError */
export async function casesAction({ terminal }: CommandContext, { url, all, json }: CasesOptions): Promise<void> {
  const desk = await deskOfDemo(url);
  const records = [...(await desk.openCases()), ...(all === true ? await desk.closedCases() : [])].toSorted(bySeverity);
  const { out, colors } = terminal;
  if (json === true) {
    out(JSON.stringify(records.map(shown)));
    return;
  }
  out(colors.bold(all === true ? count(records.length, 'case') : count(records.length, 'open case')));
  for (const severity of severities) {
    const rows = records.filter((record) => record.severity === severity).map(row);
    if (rows.length > 0) out(`${colors.bold(severityWords[severity])}\n${grid([2, 13, null, 25, null], rows)}`);
  }
  const at = url === defaultUrl ? '' : ` --url ${url}`;
  if (records.length > 0)
    out(colors.dim(`Decide: rootward approve|reject|accept|done ACCOUNT RULE --by WHO --reason WHY${at}`));
}

const bySeverity = (a: CaseRecord, b: CaseRecord): number =>
  severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
  a.account.localeCompare(b.account) ||
  a.rule.localeCompare(b.rule);

const row = (record: CaseRecord): readonly string[] => [
  '',
  record.account,
  printable(record.accountName),
  record.rule,
  record.state === 'pending' ? `expires ${record.expiresAt.slice(0, 10)}` : stateWords[record.state],
];

/** A case without its evidence, which holds full key ids. */
const shown = (record: CaseRecord) => {
  const { account, accountName, rule, generation, state, severity, reason, message, openedAt, expiresAt } = record;
  const title = caseTitle(record);
  const approvals = (record.approvals ?? []).map(({ by }) => by);
  return {
    account,
    accountName,
    rule,
    generation,
    state,
    severity,
    reason,
    title,
    message,
    openedAt,
    expiresAt,
    approvals,
  };
};
