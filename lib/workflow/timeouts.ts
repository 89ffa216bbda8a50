import type { Stage } from './stages';

/** What AWS gives a child of a map that is an EXPRESS execution. Source: Step Functions quotas, `Maximum execution time`. */
export const expressChildSeconds = 300;

/**
 * How long each function may take.
 * prepare lists 10,000 accounts in 500 pages at 8 x 0.8 a second: 78 s.
 * inspect reads 20 accounts: 60 contact reads at 1.6 a second and 20 AssumeRoot at 0.8 a second, 63 s, when nothing is throttled.
 * fix writes 12 contacts at 0.8 a second and reads each before and after at 1.6 a second, 30 s.
 * plan and conclude read 1,000 batches and write the cases of one day.
 * ask writes one item and reads one; redeem at most a few of each.
 * act lists, looks at and deletes two keys at most; verify reads one account, three times at most.
 * sweep looks at every open case, ten at a time; a hundred new ones a week are many.
 * page: API Gateway waits 30 s.
 */
export const functionTimeoutSeconds: Readonly<Record<Stage, number>> = {
  prepare: 300,
  inspect: 240,
  plan: 600,
  fix: 240,
  conclude: 600,
  ask: 30,
  redeem: 60,
  act: 180,
  verify: 180,
  sweep: 300,
  page: 29,
};

/**
 * How long a task waits for its function: ten seconds more than the function has, so that Lambda's own timeout, which says more, comes
 * first. In a child of a map: 250 s and 30 s of retries are within the 300 s of an EXPRESS execution.
 */
export const taskTimeoutSeconds = (stage: Stage): number => functionTimeoutSeconds[stage] + 10;

/**
 * How long a run may take: 12 hours. 10,000 accounts take 1 hour to inspect (30,000 reads at 8 a second) and 2 hours to fix when every
 * contact of every account is wrong (30,000 writes at 4 a second); a new account that keeps moving between units is left to the schedule.
 */
export const runTimeoutSeconds = 12 * 60 * 60;

/** How long the root session that deletes may last: as long as its function and no longer. AWS's limit is 900 s. */
export const deleteSessionSeconds = functionTimeoutSeconds.act;

/** How often open cases are looked after besides the runs: a decision whose wake-up was lost waits no longer. */
export const sweepHours = 1;

/** How long one question waits at most, 300 days; one that has longer is asked again by the same execution. */
export const longestAskSeconds = 300 * 24 * 60 * 60;

/**
 * How long an execution of one case may take: 360 days, because AWS ends it after a year. The sweep starts another for a case that is
 * still open then; an ordinary case takes days.
 */
export const caseTimeoutSeconds = 360 * 24 * 60 * 60;
