import { outcomes, ruleIds } from '../finding';
import type { AccountReport, Report } from './report';
import type { AwsCalls } from './run';

/** The numbers of a report, without outcomes and rules that do not occur. */
export function totalsOf(accounts: readonly AccountReport[], awsCalls: AwsCalls): Report['totals'] {
  const skipped = accounts.filter(({ outcome }) => outcome === 'skipped').length;
  const incomplete = accounts.filter(isIncomplete).length;
  return {
    accounts: accounts.length,
    coverage: { read: accounts.length - skipped - incomplete, incomplete, skipped },
    byOutcome: countBy(outcomes, (outcome) => accounts.filter((account) => account.outcome === outcome).length),
    byRule: countBy(
      ruleIds,
      (id) =>
        accounts
          .flatMap(({ findings }) => findings)
          .filter(({ rule, verdict }) => rule === id && verdict === 'violation').length,
    ),
    awsCalls: awsCalls.calls,
    throttled: awsCalls.throttled,
  };
}

/** An excluded account with an unknown fact counts as incomplete too. */
const isIncomplete = ({ outcome, findings }: AccountReport): boolean =>
  outcome === 'incomplete' || findings.some(({ verdict }) => verdict === 'unknown');

function countBy<Key extends string>(keys: readonly Key[], count: (key: Key) => number): Partial<Record<Key, number>> {
  const counts: Partial<Record<Key, number>> = {};
  for (const key of keys) {
    const number = count(key);
    if (number > 0) counts[key] = number;
  }
  return counts;
}
