import type { TableItem } from './table-file';
import type { CaseRow } from '../../lib/domain/cases/case-row';
import type { Report } from '../../lib/domain/runs/report';
import type { CallRecord, ExecutionRecord, OrganizationFile } from '@rootward/local-cloud';

/** One run that ended with a report. */
export interface RunResult {
  readonly report: Report;
  readonly json: string;
  readonly html: string;
  readonly csv: string;
  /** Old and new values of contacts, kept apart from the report. */
  readonly contactChanges: { readonly json: string; readonly html: string };
  /** True for a run over the whole organization. */
  readonly whole: boolean;
}

/** An action that a role of the deployment was denied. This is a defect of the deployment. */
export interface Denial {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
}

/** Everything that a simulation leaves behind. */
export interface SimulationResult {
  readonly runs: readonly RunResult[];
  readonly cases: readonly CaseRow[];
  /** What the case table has for a simulation that goes on from here. */
  readonly table: readonly TableItem[];
  readonly organization: OrganizationFile;
  readonly calls: readonly CallRecord[];
  readonly mails: readonly { readonly recipient: string; readonly eml: string }[];
  readonly executions: readonly ExecutionRecord[];
  /** Old values of overwritten contacts, by object key `ledger/<run>/<account>.json`. */
  readonly ledger: readonly { readonly key: string; readonly text: string }[];
  readonly denials: readonly Denial[];
  /** Mistakes of the simulated AWS itself. With any of them the result cannot be trusted. */
  readonly defects: readonly string[];
}
