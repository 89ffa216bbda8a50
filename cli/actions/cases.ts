import type { CaseRecord } from '../../lib/domain/cases/case';
import { quorumOf } from '../../lib/domain/cases/quorum';
import { timeRuns } from '../../lib/domain/cases/telling';
import { severities } from '../../lib/domain/finding';
import type { Policy } from '../../lib/domain/policy/schema';
import { standingWords } from '../../lib/views/standing';
import { caseTitle, stateWords } from '../../lib/views/pages/case-words';
import { count } from '../../lib/domain/count';
import { severityWords } from '../../lib/views/words';
import type { CommandContext } from '../command-context';
import { deskOfDemo } from '../running-demo';
import { grid } from '../summary/grid';

export interface CasesOptions {
  readonly url: string;
  readonly all?: boolean;
  readonly json?: boolean;
}

/** Runs `rootward cases`. @throws UsageError */
export async function casesAction({ terminal }: CommandContext, { url, all, json }: CasesOptions): Promise<void> {
  const desk = await deskOfDemo(url);
  const policy = await desk.policy();
  const records = [...(await desk.openCases()), ...(all === true ? await desk.closedCases() : [])].toSorted(bySeverity);
  const { out, colors } = terminal;
  if (json === true) {
    out(JSON.stringify(records.map((record) => shown(record, policy))));
    return;
  }
  out(colors.bold(all === true ? count(records.length, 'case') : count(records.length, 'open case')));
  if (records.length > 0)
    out(
      grid(
        [9, 13, 19, 25, 13],
        records.map((record) => row(record, policy)),
      ),
    );
  if (records.length > 0)
    out(colors.dim('Decide: rootward approve|reject|accept|done ACCOUNT RULE --by WHO --reason WHY'));
}

const bySeverity = (a: CaseRecord, b: CaseRecord): number =>
  severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
  a.account.localeCompare(b.account) ||
  a.rule.localeCompare(b.rule);

const row = (record: CaseRecord, policy: Policy): readonly string[] => [
  severityWords[record.severity],
  record.account,
  record.accountName,
  named(record),
  record.state === 'pending' ? waiting(record, policy) : stateWords[record.state],
];

/** A rule, with the generation where there are several. */
const named = ({ rule, generation }: CaseRecord): string => (generation === 1 ? rule : `${rule} #${generation}`);

const waiting = (record: CaseRecord, policy: Policy): string =>
  standingWords(record, policy)?.short ??
  (timeRuns(record) ? `until ${record.expiresAt.slice(0, 10)}` : 'nobody asked yet');

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
