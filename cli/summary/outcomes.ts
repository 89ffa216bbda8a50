import type { Outcome } from '../../lib/domain/finding';
import type { Report } from '../../lib/domain/runs/report';
import { summaryOf, summaryWords } from '../../lib/domain/runs/run-summary';
import { outcomeOrder } from '../../lib/views/severe-first';
import { outcomeWords } from '../../lib/views/words';
import type { Terminal } from '../terminal';
import { grid } from './grid';

/** Length of the longest bar, in characters. */
const longest = 40;

const colorOf: Readonly<Record<Outcome, 'red' | 'yellow' | 'green' | 'dim'>> = {
  'awaiting-approval': 'red',
  violations: 'red',
  incomplete: 'yellow',
  attention: 'yellow',
  accepted: 'dim',
  fixed: 'green',
  compliant: 'green',
  excluded: 'dim',
  skipped: 'dim',
};

/** Prints how many accounts have each outcome, as numbers and bars. */
export function printOutcomes({ out, colors }: Terminal, { totals }: Report): void {
  const counts = outcomeOrder.flatMap((outcome) => {
    const accounts = totals.byOutcome[outcome] ?? 0;
    return accounts > 0 ? [{ outcome, accounts }] : [];
  });
  const largest = Math.max(1, ...counts.map(({ accounts }) => accounts));
  const rows = counts.map(({ outcome, accounts }) => [
    outcomeWords[outcome],
    String(accounts).padStart(6),
    colors[colorOf[outcome]]('█'.repeat(Math.max(1, Math.round((accounts / largest) * longest)))),
  ]);
  out(grid([19, 8, longest + 2], rows));
}

/** `Written   11 contacts in 6 accounts`: the outcomes do not say it, because a fixed account may be open for another reason. */
export const writtenLine = ({ colors }: Terminal, report: Report): string =>
  `${colors.bold('Written')}   ${summaryWords(summaryOf(report)).written}`;
