import { sum, type Measures } from './measures';

/** From this size on an account's costs are not hidden by those of the run, of its cases and of its fixes. */
const large = 1000;

/** What a run may cost at most. */
export const bounds = {
  /** Virtual time over the quota floor, for large organizations. */
  ratio: 1.4,
  /** Real seconds for each thousand accounts, or part of it. */
  realSecondsPerThousand: 60,
  /** For large organizations: a case takes two writes of its own, and an account that is overwritten one. */
  storageCallsPerAccount: 0.5,
  cleanMemberCalls: 6,
} as const;

/** Every bound that a run broke, in words; none when all hold. */
export function brokenBounds(measures: Measures): readonly string[] {
  const { name, accounts, realSeconds, virtualSeconds, floorSeconds, storageCalls, cleanMemberCalls } = measures;
  const ratio = virtualSeconds / floorSeconds;
  const storage = sum(storageCalls) / accounts;
  const allowedSeconds = bounds.realSecondsPerThousand * Math.ceil(accounts / large);
  const broken = [
    accounts >= large &&
      ratio >= bounds.ratio &&
      `takes ${ratio.toFixed(2)} times the quota floor (below ${bounds.ratio})`,
    realSeconds >= allowedSeconds && `takes ${realSeconds.toFixed(0)} s of real time (below ${allowedSeconds})`,
    accounts >= large &&
      storage > bounds.storageCallsPerAccount &&
      `makes ${storage.toFixed(2)} storage calls an account (at most ${bounds.storageCallsPerAccount})`,
    cleanMemberCalls > bounds.cleanMemberCalls &&
      `makes ${cleanMemberCalls} calls for a clean member account (at most ${bounds.cleanMemberCalls})`,
    measures.unanswered.length > 0 &&
      `lost ${measures.unanswered.length} throttled calls, the first ${measures.unanswered[0]}`,
    measures.incomplete > 0 && `left ${measures.incomplete} accounts incomplete`,
  ];
  return broken.filter((line) => line !== false).map((line) => `${name} ${line}`);
}
