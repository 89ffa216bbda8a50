import { causes, type Cause } from '../../lib/domain/fact';
import type { Finding } from '../../lib/domain/finding';
import type { AccountReport, Report } from '../../lib/domain/runs/report';
import { utcDay } from '../../lib/domain/time';
import { isOpen, notableFindings, severeFirst } from '../../lib/views/severe-first';
import { count } from '../../lib/domain/count';
import { doneWords, ruleWords, severityWords } from '../../lib/views/words';
import type { Terminal } from '../terminal';
import { grid } from './grid';

/** The terminal shows at most this many findings; the report has all. */
const most = 25;

/** Prints the open findings, grouped by account, most severe first. @param rest where those are that have no place here */
export function printOpenFindings(terminal: Terminal, report: Report, { rest = 'in the report' } = {}): void {
  const { out, colors } = terminal;
  const open = severeFirst(report.accounts).flatMap((account) => {
    const findings = notableFindings(account).filter(isOpen);
    return findings.length > 0 ? [{ account, findings }] : [];
  });
  if (open.length === 0) {
    out(colors.green('Nothing is open.'));
    return;
  }
  let lines = 0;
  for (const { account, findings } of open) {
    if (lines < most) printAccount(terminal, account, findings.slice(0, most - lines));
    lines += findings.length;
  }
  if (lines > most) out(`… and ${count(lines - most, 'finding')} more ${rest}.`);
}

function printAccount({ out, colors }: Terminal, account: AccountReport, findings: readonly Finding[]): void {
  out(`${colors.bold(account.name)} ${colors.dim(account.id)}`);
  const paint = { critical: colors.red, high: colors.yellow, medium: colors.cyan, low: colors.dim };
  const rows = findings.map((finding) => [
    '',
    paint[finding.severity](severityWords[finding.severity]),
    ruleWords[finding.rule],
    finding.reason,
    whatIsDone(finding),
  ]);
  out(grid([2, 10, 26, 16, null], rows));
}

const causeWords: Readonly<Record<Cause, string>> = {
  'denied-by-scp': 'denied by an SCP',
  denied: 'denied by AWS',
  'out-of-reach': 'not read from here',
  'trusted-access-off': 'trusted access is off',
  'root-access-off': 'root access is off',
  throttled: 'AWS was too busy',
  'not-ready': 'not ready yet',
  'no-result': 'nobody could read it',
  ambiguous: 'several units have one name',
  error: 'AWS failed',
};

/** The action in words, a person's rejection, or the cause of an unreadable fact. */
function whatIsDone(finding: Finding): string {
  const { verdict, evidence, decision } = finding;
  if (decision?.decision === 'reject') return `rejected on ${utcDay(decision.at)}`;
  // A violation may have a cause as well: of the part that could not be read.
  const cause = verdict !== 'unknown' ? undefined : causes.find((known) => known === evidence['cause']);
  if (cause === undefined) return doneWords(finding);
  return typeof evidence['policy'] === 'string' ? `denied by ${evidence['policy']}` : causeWords[cause];
}
