import type { AccountId, Instant } from '../account';
import type { CaseEvent, CaseRecord, CaseState } from './case';
import type { RuleId } from '../finding';

/** One row of `cases.json`: a generation of a case and its timeline, without the evidence. */
export interface CaseRow {
  readonly account: AccountId;
  readonly rule: RuleId;
  readonly generation: number;
  readonly state: CaseState;
  readonly fingerprint: string;
  readonly openedAt: Instant;
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly timeline: readonly CaseEvent[];
}

/** The row of `cases.json` for a record. */
export const caseRow = (record: CaseRecord): CaseRow => ({
  account: record.account,
  rule: record.rule,
  generation: record.generation,
  state: record.state,
  fingerprint: record.fingerprint,
  openedAt: record.openedAt,
  decidedBy: record.decidedBy ?? null,
  decidedAt: record.decidedAt ?? null,
  closedAt: record.closedAt ?? null,
  timeline: record.timeline.map(({ at, event, by, detail }) => ({ at, event, by, detail })),
});
