import { sum, type Measures } from './measures';

/** From this size, the costs of accounts outweigh those of the run, its cases and its fixes. */
const large = 1000;

/** The most that a run may cost. */
export const bounds = {
  /** Virtual time divided by the quota floor, for large organizations. */
  ratio: 1.4,
  /** Real seconds for each thousand accounts, or part of it. */
  realSecondsPerThousand: 60,
  /** For large organizations. A case takes two writes, and an account with an overwritten contact takes one. */
  storageCallsPerAccount: 0.5,
  cleanMemberCalls: 6,
} as const;

/** Every bound that a run broke, in words; empty when all hold. */
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
