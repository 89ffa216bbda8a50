import type { CaseRecord } from '../../lib/domain/cases/case';
import { quorumOf } from '../../lib/domain/cases/quorum';
import { timeRuns } from '../../lib/domain/cases/telling';
import { severities } from '../../lib/domain/finding';
import type { Policy } from '../../lib/domain/policy/schema';
import type { Mode } from '../../lib/domain/runs/run';
import { byUrgency } from '../../lib/views/urgency';
import { askedAgainWords } from '../../lib/views/pages/next-words';
import { standingWords } from '../../lib/views/standing';
import { caseTitle, stateWords } from '../../lib/views/pages/case-words';
import { count } from '../../lib/domain/count';
import { severityWords } from '../../lib/views/words';
import type { CommandContext } from '../command-context';
import { printable } from '../printable';
import { deskOfDemo } from '../running-demo';
import { printPlanMode } from '../summary/plan-mode';
import type { Terminal } from '../terminal';
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
  const policy = await desk.policy();
  const records = [...(await desk.openCases()), ...(all === true ? await desk.closedCases() : [])].toSorted(byUrgency);
  const { out, colors } = terminal;
  if (json === true) {
    out(JSON.stringify(records.map((record) => shown(record, policy))));
    return;
  }
  const [mode, last] = await Promise.all([desk.mode(), desk.lastRun()]);
  if (mode.mode === 'plan') printPlanMode(terminal, last?.summary, mode);
  out(colors.bold(all === true ? count(records.length, 'case') : count(records.length, 'open case')));
  for (const severity of severities) {
    const rows = records.filter((record) => record.severity === severity).map((record) => row(record, policy));
    if (rows.length > 0) out(`${colors.bold(severityWords[severity])}\n${grid([2, 13, null, null, null], rows)}`);
  }
  if (all !== true) printUnsettled(terminal, await desk.unsettledCases(), mode.mode);
  const at = url === defaultUrl ? '' : ` --url ${url}`;
  if (records.length > 0)
    out(colors.dim(`Decide: rootward approve|reject|accept|done ACCOUNT RULE --by WHO --reason WHY${at}`));
}

/** Cases that would otherwise be out of sight until the next run. */
function printUnsettled({ out, colors }: Terminal, records: readonly CaseRecord[], mode: Mode): void {
  if (records.length === 0) return;
  out(`\n${colors.bold('Ended without a result')}`);
  for (const record of records.toSorted(byUrgency)) {
    out(
      grid(
        [2, 13, null, null, null],
        [['', record.account, printable(record.accountName), named(record), stateWords[record.state]]],
      ),
    );
    out(colors.dim(`  ${askedAgainWords(record, mode)}`));
  }
}

const row = (record: CaseRecord, policy: Policy): readonly string[] => [
  '',
  record.account,
  printable(record.accountName),
  named(record),
  record.state === 'pending' ? waiting(record, policy) : stateWords[record.state],
];

/** A rule, with the generation where there are several. */
const named = ({ rule, generation }: CaseRecord): string => (generation === 1 ? rule : `${rule} #${generation}`);

const waiting = (record: CaseRecord, policy: Policy): string =>
  standingWords(record, policy)?.short ??
  (timeRuns(record) ? `expires ${record.expiresAt.slice(0, 10)}` : 'nobody asked yet');

/** A case without its evidence, which holds full key ids. */
const shown = (record: CaseRecord, policy: Policy) => {
  const { account, accountName, rule, generation, state, severity, reason, message, openedAt, expiresAt } = record;
  const title = caseTitle(record);
  const approvals = (record.approvals ?? []).map(({ by }) => by);
  const { required, waitsFor = [] } = quorumOf(record, policy) ?? {};
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
    ...(required === undefined ? {} : { required, waitsFor: waitsFor.map(({ email }) => email) }),
  };
};
