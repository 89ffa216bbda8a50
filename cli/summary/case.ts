import type { CaseRecord, Decision } from '../../lib/domain/cases/case';
import type { Policy } from '../../lib/domain/policy/schema';
import { caseTitle, detailWords, eventTitle, stateWords } from '../../lib/views/pages/case-words';
import { courseOf } from '../../lib/views/pages/courses';
import { printableIn } from '../printable';
import type { Terminal } from '../terminal';

interface Looking {
  readonly decision: Decision;
  readonly terms: Policy['approvals'];
}

/** Prints the case to decide about, and what will follow. */
export function printCase({ out, colors }: Terminal, found: CaseRecord, { decision, terms }: Looking): void {
  const record = printableIn(found);
  out(`${colors.bold(caseTitle(record))}  ${record.accountName} ${record.account}, generation ${record.generation}`);
  out(record.message);
  const { steps, final } = courseOf(record, decision, terms);
  out('');
  for (const [index, step] of steps.entries()) out(`  ${index + 1}. ${step}`);
  for (const line of final) out(colors.red(`  ${line}`));
  out('');
}

/** Prints the state of a case after a decision, with its last events. */
export function printOutcome({ out, colors }: Terminal, found: CaseRecord, saved: string): void {
  const record = printableIn(found);
  out(saved);
  for (const event of record.timeline.slice(-4)) {
    const detail = detailWords(event);
    out(colors.dim(`  ${event.at.slice(0, 19)}Z  ${eventTitle(event)}${detail === '' ? '' : `: ${detail}`}`));
  }
  out(`${colors.bold(stateWords[record.state])}: ${record.accountName} ${record.account} ${record.rule}`);
}
