import type { Stage } from './stages';

/**
 * AWS ends an EXPRESS execution, such as a child of a map, after this time. Source: Step Functions quotas, `Maximum
 * execution time`.
 */
export const expressChildSeconds = 300;

/**
 * Timeout of each function, in seconds.
 * prepare lists 10,000 accounts in 500 pages at 8 x 0.8 a second: 78 s. It asks for names of units until 200 s are over.
 * inspect reads 20 accounts: 60 contact reads at 1.6 a second and 20 AssumeRoot at 0.8 a second, 63 s unthrottled.
 * fix writes 12 contacts at 0.8 a second and reads each before and after at 1.6 a second, and looks at 4 accounts, 35 s.
 * plan and conclude read 1,000 batches and write the cases of one day.
 * ask writes and reads one item; redeem a few of each at most.
 * tell sends a few mails about one case, at one a second.
 * act lists, checks and deletes at most two keys; verify reads one account at most three times.
 * sweep checks every open case, five at a time; expect at most about a hundred new cases a week.
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
  tell: 120,
  sweep: 300,
  page: 29,
};

/**
 * Ten seconds more than the function has, so that Lambda's own timeout error, which says more, comes first. In a child
 * of a map, 250 s and 30 s of retries fit into the 300 s of an EXPRESS execution.
 */
export const taskTimeoutSeconds = (stage: Stage): number => functionTimeoutSeconds[stage] + 10;

/**
 * A run may take 12 hours. 10,000 accounts take 1 hour to inspect (30,000 reads at 8 a second), and 2 hours to fix if
 * every contact is wrong (30,000 writes at 4 a second). The schedule serves an account that keeps moving between units.
 */
export const runTimeoutSeconds = 12 * 60 * 60;

/** Seconds that the deleting root session lasts: no longer than its function. AWS allows 900. */
export const deleteSessionSeconds = functionTimeoutSeconds.act;

/** Besides the runs, a sweep of open cases runs at this interval, for decisions whose wake-up was lost. */
export const sweepHours = 1;

/** Longest wait of one ask step: 300 days. When a case waits longer, the same execution asks again. */
export const longestAskSeconds = 300 * 24 * 60 * 60;

/**
 * Longest life of a Case execution: 360 days, because AWS ends an execution after a year. The sweep starts another if
 * the case is still open. A usual case takes days.
 */
export const caseTimeoutSeconds = 360 * 24 * 60 * 60;
