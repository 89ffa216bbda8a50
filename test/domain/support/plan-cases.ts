import type { CaseRecord, CaseState } from '../../../lib/domain/cases/case';
import { planCases } from '../../../lib/domain/cases/plan-cases';
import { known } from '../../../lib/domain/fact';
import { inspect } from '../../../lib/domain/runs/inspect';
import type { Policy } from '../../../lib/domain/policy/schema';
import type { Run } from '../../../lib/domain/runs/run';
import type { AccessKey, Snapshot } from '../../../lib/domain/snapshot';
import { keyOf, member, now, policyOf, recordOf, runOf, snapshotOf } from './build';

/** An hour before `now`. */
export const before = '2026-11-02T05:00:00.000Z';
/** An account whose root user has access keys: one that was never used, if none are given. */
export const snapshotWith = (keys: readonly AccessKey[] = [keyOf()], rest: Parameters<typeof snapshotOf>[0] = {}) =>
  snapshotOf({ ...rest, root: { accessKeys: known(keys), ...rest.root } });

const unusedKey = inspect(snapshotWith(), policyOf(), now);
export const fingerprint = unusedKey.fingerprints['root-access-key'] ?? '';
const shown = {
  fingerprint,
  message: unusedKey.judgements.find(({ rule }) => rule === 'root-access-key')?.message ?? '',
  evidence: { keys: [keyOf()] },
};

/** An up-to-date case about the unused key of `snapshotWith`. */
export const stored = (overrides: Partial<CaseRecord> = {}) => recordOf({ ...shown, ...overrides });

export interface Given {
  readonly policy?: Policy;
  readonly run?: Partial<Run>;
  readonly asks?: boolean;
  readonly whole?: boolean;
}

/** What a run plans about cases after it read `snapshots`. */
export const plan = (
  snapshots: readonly Snapshot[],
  cases: readonly CaseRecord[],
  { policy = policyOf(), run = {}, asks = true, whole = true }: Given = {},
) => {
  const accounts = snapshots.map((snapshot) => ({
    account: snapshot.account,
    ...(snapshot.account.state === 'ACTIVE' ? { inspection: inspect(snapshot, policy, now) } : {}),
    asks,
  }));
  return planCases({ accounts, cases, whole }, { run: runOf(run), policy, now });
};

/** Only the changes of `plan`. */
export const changes = (...given: Parameters<typeof plan>) => plan(...given).changes;

/** An entry of a timeline, made by Rootward. */
export const event = (name: string, detail: string, at = now) => ({ at, event: name, by: 'rootward', detail });

/** A case as the run closes it. */
export const closedAs = (record: CaseRecord, state: CaseState, closing: ReturnType<typeof event>) => ({
  ...record,
  state,
  closedAt: now,
  timeline: [...record.timeline, closing],
  revision: record.revision + 1,
  writeId: `run-1/${member}/root-access-key/${record.generation}`,
});

/** A case about the unused key as the run opens it. */
export const opened = (overrides: Partial<CaseRecord> = {}): CaseRecord =>
  stored({
    openedAt: now,
    expiresAt: '2026-11-09T06:00:00.000Z',
    runId: 'run-1',
    askedAt: undefined,
    earlierOpenings: 0,
    ...((overrides.generation ?? 1) > 1 ? { previous: expect.anything() } : {}),
    timeline: [{ at: now, event: 'opened', by: 'rootward', detail: 'unused' }],
    writeId: `run-1/${member}/root-access-key/${overrides.generation ?? 1}`,
    ...overrides,
  });
