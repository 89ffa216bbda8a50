import type { AccountId } from '../domain/account';

/**
 * Keys of a run's files in the bucket. They depend only on the run and the first account of a batch, so a step that
 * runs twice overwrites its own objects.
 */
export const layout = {
  manifest: (runId: string): string => `runs/${runId}/manifest.json`,
  /** A JSON array of account ids: the items of the inspect map. Only ids, because they become input of executions. */
  items: (runId: string): string => `runs/${runId}/items.json`,
  /** The inspections. They hold full key ids for the cases and contact values, so they expire with the snapshots. */
  inspections: (runId: string): string => `snapshots/${runId}/inspections/`,
  inspection: (runId: string, first: AccountId): string => `snapshots/${runId}/inspections/${first}.json`,
  /** The plan's case changes. They hold full key ids too. */
  caseChanges: (runId: string): string => `snapshots/${runId}/case-changes.json`,
  /** The plan without its case changes. */
  plan: (runId: string): string => `runs/${runId}/plan.json`,
  /** A JSON array of planned fixes: the items of the fix map. */
  fixes: (runId: string): string => `runs/${runId}/fixes.json`,
  fixed: (runId: string): string => `runs/${runId}/fixed/`,
  fixedBatch: (runId: string, first: AccountId): string => `runs/${runId}/fixed/${first}.json`,
  report: (runId: string, extension: 'json' | 'csv' | 'html'): string => `runs/${runId}/report.${extension}`,
  /** Contact values and key ids as they were read. Everything under `snapshots/` expires after 90 days. */
  snapshots: (runId: string, first: AccountId): string => `snapshots/${runId}/read/${first}.json`,
  /** Old and new values of contacts, gathered by plan; conclude adds what became of them. It expires with the snapshots. */
  contactChanges: (runId: string, extension: 'json' | 'html'): string =>
    `snapshots/${runId}/contact-changes.${extension}`,
  /** Old values of overwritten contacts, written before the overwrite. */
  ledger: (runId: string): string => `ledger/${runId}/`,
  ledgerEntry: (runId: string, account: AccountId): string => `ledger/${runId}/${account}.json`,
  policy: (digest: string): string => `policies/${digest}.yaml`,
} as const;

/** Prefix of the files that Step Functions' ResultWriter writes. */
export const mapResultsPrefix = 'map-results';
