import type { CaseRecord } from '../../domain/cases/case';
import { severities } from '../../domain/finding';
import { byUrgency, urgentAccounts } from '../urgency';
import { type MailItem, type MailSection, oneLine } from './mail-content';
import { severityCounts } from './subject';

/** Most severe first, in the order of the queue. */
export const worstFirst = (cases: readonly CaseRecord[]): readonly CaseRecord[] => cases.toSorted(byUrgency);

/** How many cases of one severity a section lists. Some mail programs cut off mails of 100 kB. */
const most = 10;

/** The cases of one account. */
export interface AccountCases {
  readonly id: string;
  readonly name: string;
  readonly cases: readonly CaseRecord[];
}

/** Groups cases by account. Accounts with the most severe cases come first, and in each the most severe case. */
function byAccount(cases: readonly CaseRecord[]): readonly AccountCases[] {
  return urgentAccounts(cases).map(({ first, cases: records }) => ({
    id: first.account,
    name: oneLine(first.accountName),
    cases: records,
  }));
}

interface Listing {
  readonly cases: readonly CaseRecord[];
  readonly item: (record: CaseRecord) => MailItem;
  /** Whether the mail has a link to the page, where all cases are. */
  readonly linked: boolean;
}

/**
 * A section of a mail: the cases by account. Accounts with the most severe cases come first, and in each the most severe
 * case. Of many cases it lists some of each severity and counts the others.
 */
export function sectionOf(heading: string, { cases, item, linked }: Listing): MailSection {
  const sorted = worstFirst(cases);
  const listed = severities.flatMap((severity) => sorted.filter((one) => one.severity === severity).slice(0, most));
  const others = sorted.filter((record) => !listed.includes(record));
  return {
    heading,
    accounts: byAccount(listed).map(({ id, name, cases: records }) => ({
      id,
      name,
      items: records.map((record) => withoutBreaks(item(record))),
    })),
    more:
      others.length === 0 ? '' : `And ${others.length} more${linked ? ' on the page' : ''}: ${severityCounts(others)}.`,
  };
}

const withoutBreaks = (item: MailItem): MailItem => ({
  ...item,
  title: oneLine(item.title),
  lines: item.lines.map(oneLine),
});
