import { runHistory } from './history';
import { judge } from './oracle/judge';
import { report } from './story';
import { addTallies, type Tally, tallyOf } from './tally';

/** What so many histories have at the very least of everything, per hundred: where nothing happens, everything holds. */
const atLeast: Tally = {
  deletions: 40,
  'contact writes': 150,
  mails: 500,
  'decisions that count': 200,
  'decisions by a scanner': 50,
  'executions stopped': 40,
  'executions token': 30,
  'ends done': 60,
  'ends rejected': 30,
  'ends accepted': 20,
  'ends expired': 20,
  'ends failed': 10,
  'ends stale': 5,
  'ends pending': 20,
  'ends queued': 2,
  'closed: deleted': 20,
  'refused: closed': 40,
  'refused: expired': 2,
  reminded: 50,
  escalated: 10,
  restarts: 20,
  'two approvals': 5,
};

/** Tests that everything holds in the histories of the seeds `from` to `from + seeds - 1`. */
export function holds(from: number, seeds: number): void {
  test(
    `everything holds in the histories ${from} to ${from + seeds - 1}, and everything happens in them`,
    async () => {
      let tally: Tally = {};
      for (let seed = from; seed < from + seeds; seed++) {
        const observed = await runHistory({ seed });
        const violations = judge(observed);
        if (violations.length > 0)
          throw new Error(report(observed, violations, `npm run dst -- --from ${seed} --seeds 1`));
        tally = addTallies(tally, tallyOf(observed));
      }
      const missing = Object.entries(atLeast).filter(([name, count]) => (tally[name] ?? 0) < (count * seeds) / 100);
      expect(missing.map(([name, count]) => `${name}: ${tally[name] ?? 0} of ${(count * seeds) / 100}`)).toEqual([]);
    },
    // Half a second each; a machine that is busy takes longer.
    seeds * 8000,
  );
}
