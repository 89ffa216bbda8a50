import type { AccountId } from '../domain/account';

/**
 * Where a run keeps its files in the bucket. Names are fixed by the run and the first account of a batch,
 * so a step that is run twice writes the same objects.
 */
export const layout = {
  manifest: (runId: string): string => `runs/${runId}/manifest.json`,
  /** A JSON array of account ids: the items of the inspect map. Execution input holds ids and nothing else. */
  items: (runId: string): string => `runs/${runId}/items.json`,
  /** What the rules said. Holds full key ids, for the cases that come of it, and so expires like the snapshots. */
  inspections: (runId: string): string => `snapshots/${runId}/inspections/`,
  inspection: (runId: string, first: AccountId): string => `snapshots/${runId}/inspections/${first}.json`,
  /** The changes of cases that the plan leads to: they show full key ids. */
  caseChanges: (runId: string): string => `snapshots/${runId}/case-changes.json`,
  /** The plan without these changes: what would be written where. */
  plan: (runId: string): string => `runs/${runId}/plan.json`,
  /** A JSON array of planned fixes: the items of the fix map. */
  fixes: (runId: string): string => `runs/${runId}/fixes.json`,
  fixed: (runId: string): string => `runs/${runId}/fixed/`,
  fixedBatch: (runId: string, first: AccountId): string => `runs/${runId}/fixed/${first}.json`,
  report: (runId: string, extension: 'json' | 'csv' | 'html'): string => `runs/${runId}/report.${extension}`,
  /** Contact values and key ids as they were read. Everything under `snapshots/` expires after 90 days. */
  snapshots: (runId: string, first: AccountId): string => `snapshots/${runId}/read/${first}.json`,
  /** Old values of overwritten contacts, written before the overwrite. */
  ledger: (runId: string): string => `ledger/${runId}/`,
  ledgerEntry: (runId: string, account: AccountId): string => `ledger/${runId}/${account}.json`,
  policy: (digest: string): string => `policies/${digest}.yaml`,
} as const;

/** Prefix of what Step Functions' own ResultWriter leaves behind. */
export const mapResultsPrefix = 'map-results';
