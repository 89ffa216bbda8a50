import type { CaseRecord } from '../../domain/cases/case';
import { timeRuns, timesAsked } from '../../domain/cases/telling';
import type { Person } from '../../domain/policy/approvals-schema';
import type { Policy } from '../../domain/policy/schema';
import { count } from '../../domain/count';
import { caseTitle, foundWords } from '../pages/case-words';
import { datesInWords, dayWords } from '../pages/when';
import { previousWords, standingWords } from '../standing';
import { severityWords } from '../words';
import type { MailItem } from './mail-content';

interface Reader {
  readonly person: Person;
  readonly policy: Policy;
  /** When the time to decide ends of a case whose time begins with this mail. Absent: nothing is said about it. */
  readonly begins?: string;
}

/**
 * A case that waits: what was found and what it means, how the case before ended, who has agreed and who is missing, how
 * often the person was asked, and until when it can be decided.
 */
export function questionItem(record: CaseRecord, { person, policy, begins }: Reader): MailItem {
  const times = timesAsked(record, person.email);
  const until = timeRuns(record) ? record.expiresAt : begins;
  const lines = [
    foundWords(record),
    detailsOf(record),
    previousWords(record),
    standingWords(record, policy)?.long ?? '',
    [
      times === 0 ? '' : `Asked ${count(times, 'time')} so far.`,
      until === undefined ? '' : `Decide by ${dayWords(until)} (UTC).`,
    ]
      .filter((words) => words !== '')
      .join(' '),
  ];
  return {
    label: severityWords[record.severity],
    tone: record.severity,
    title: caseTitle(record),
    lines: lines.filter((line) => line !== ''),
  };
}

/** The keys or certificates in the message, where `foundWords` does not name them. */
function detailsOf(record: CaseRecord): string {
  const message = datesInWords(record.message);
  if (foundWords(record) === message) return '';
  const details = message.slice(message.indexOf(': ') + 1).trim();
  return `${details.charAt(0).toUpperCase()}${details.slice(1)}`;
}
