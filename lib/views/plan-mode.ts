import { count } from '../domain/count';
import type { RunSummary } from '../domain/runs/run-summary';

/** Plan mode in words, a sentence each: what it is, what the last run found and would have done, what changes it. */
export interface PlanModeWords {
  readonly lead: string;
  /** Empty before the first run in plan mode. */
  readonly found: string;
  /** Empty when there was nothing to do. */
  readonly would: string;
  readonly change: string;
}

/** What every surface says while the mode in force is `plan`. @param overridden the mode is not the policy's own */
export function planModeWords(summary: RunSummary | undefined, { overridden = false } = {}): PlanModeWords {
  const planned = summary?.mode === 'plan' ? summary : undefined;
  return {
    lead: 'Plan mode: Rootward reads and reports; it writes nothing and asks nobody.',
    found: planned === undefined ? '' : foundWords(planned),
    would: planned === undefined ? '' : wouldWords(planned),
    change: overridden
      ? 'The mode was given with the deployment or with --mode; run.mode in the policy does not change it.'
      : 'To act, set run.mode: apply in the policy.',
  };
}

function foundWords({ accounts, accountsInViolation: against }: RunSummary): string {
  const all = count(accounts, 'account');
  return against === 0
    ? `None of ${all} is in violation.`
    : `${against} of ${all} ${against === 1 ? 'is' : 'are'} in violation.`;
}

const laterWords = (later: number): string =>
  later === 0 ? '' : `, and about ${later} more when approvals.openPerDay leaves a place`;

function wouldWords({ planned: { contacts, accounts, cases, later = 0 } }: RunSummary): string {
  const would = [
    ...(contacts === 0 ? [] : [`write ${count(contacts, 'contact')} in ${count(accounts, 'account')}`]),
    ...(cases + later === 0 ? [] : [`ask about ${count(cases, 'case')}${laterWords(later)}`]),
  ];
  return would.length === 0 ? '' : `A run in apply mode would ${would.join(' and ')}.`;
}
