import * as fc from 'fast-check';
import type { AccountId, Instant } from '../../../lib/domain/account';
import type { CaseRecord, CaseState } from '../../../lib/domain/cases/case';
import { caseKey } from '../../../lib/domain/cases/subject';
import { known, unknown } from '../../../lib/domain/fact';
import { inspect } from '../../../lib/domain/runs/inspect';
import type { Plan } from '../../../lib/domain/runs/plan';
import { makePlan } from '../../../lib/domain/runs/make-plan';
import type { Policy } from '../../../lib/domain/policy/schema';
import type { Mode } from '../../../lib/domain/runs/run';
import type { Snapshot } from '../../../lib/domain/snapshot';
import { addDays, addMinutes } from '../../../lib/domain/time';
import { keyOf, now, policyOf, runOf, snapshotOf, wanted } from './build';

/** An organization at the start of a run, with the settings of the run. */
export interface World {
  readonly policy: Policy;
  readonly mode: Mode;
  readonly runId: string;
  readonly startedAt: Instant;
  /** Accounts that `run.applyTo` matches. */
  readonly inScope: readonly AccountId[];
  /** The accounts that Organizations lists. */
  readonly listed: readonly Snapshot[];
  /** Listed accounts whose inspection was lost. */
  readonly lost: readonly AccountId[];
}

const ids = Array.from({ length: 8 }, (_, index) => `${index + 1}`.padStart(12, '0'));
const throttled = unknown('throttled', 'it was throttled.');

const contact = fc.constantFrom(known(wanted), known({ ...wanted, title: 'CTO' }), known(null), throttled);
const root = fc.record({
  accessKeys: fc.constantFrom(
    known([]),
    known([keyOf()]),
    known([keyOf({ status: 'Inactive' })]),
    known([keyOf(), keyOf({ id: 'AKIAPAYMENTSBBBB2222' })]),
    throttled,
  ),
  passwordPresent: fc.constantFrom(known(true), known(false), throttled),
  signingCertificates: fc.constantFrom(known([]), known([{ id: 'CERT1234', status: 'Active' as const }])),
});
const snapshot = (id: AccountId) =>
  fc
    .record({
      state: fc.constantFrom('ACTIVE', 'ACTIVE', 'ACTIVE', 'SUSPENDED'),
      SECURITY: contact,
      BILLING: contact,
      root,
    })
    .map(({ state, SECURITY, BILLING, root }) =>
      snapshotOf({ account: { id, state }, contacts: { SECURITY, BILLING }, root }),
    );

/** What happens before a run: time passes, people decide, the organization changes. */
const step = fc.record({
  hours: fc.constantFrom(0, 1, 24, 7 * 24, 31 * 24),
  decision: fc.constantFrom<CaseState>('approved', 'acting', 'rejected', 'accepted', 'failed', 'pending', 'pending'),
  snapshots: fc.tuple(...ids.map(snapshot)),
  gone: fc.subarray(ids, { maxLength: 1 }),
  lost: fc.subarray(ids, { maxLength: 1 }),
});
const rules = fc
  .record({
    mode: fc.constantFrom<Mode>('apply', 'apply', 'apply', 'plan'),
    maxOverwrites: fc.integer({ min: 0, max: 8 }),
    openPerDay: fc.integer({ min: 0, max: 12 }),
    excluded: fc.constantFrom(...ids),
    inScope: fc.constantFrom(ids, ids, ids.slice(2)),
  })
  .map(({ mode, maxOverwrites, openPerDay, excluded, inScope }) => ({
    mode,
    inScope,
    policy: policyOf({
      run: { applyTo: inScope.map((account) => ({ account })) },
      contacts: { mode: 'enforce', maxOverwrites },
      approvals: { openPerDay },
      exclusions: [{ account: excluded, reason: 'Migration', until: '2026-11-20' }],
    }),
  }));

/** A case table that keeps every generation. A write that does not start from the stored record fails the test. */
class Store {
  private readonly current = new Map<string, CaseRecord>();
  private readonly archive: CaseRecord[] = [];

  /** The current generations, on which a run plans. */
  get records(): readonly CaseRecord[] {
    return [...this.current.values()];
  }

  get everyGeneration(): readonly CaseRecord[] {
    return [...this.archive, ...this.records];
  }

  apply({ cases }: Plan): void {
    for (const { before, closes, after } of cases) {
      const last = closes ?? before;
      if (this.current.get(caseKey(after)) !== before || after.revision !== (last?.revision ?? 0) + 1)
        throw new Error(`A change of ${caseKey(after)} does not start from what is stored.`);
      if (last !== undefined && after.generation > last.generation) this.archive.push(last);
      this.current.set(caseKey(after), after);
    }
  }

  decide(state: CaseState, at: Instant): void {
    const waiting = [...this.current.values()].find((record) => record.state === 'pending');
    if (waiting === undefined || state === 'pending') return;
    const over = state === 'approved' || state === 'acting' ? {} : { closedAt: at };
    this.current.set(caseKey(waiting), { ...waiting, ...over, state, decidedAt: at, revision: waiting.revision + 1 });
  }
}

/** The plan of a run that reads the world one minute after its start, and plans five minutes after it. */
export function planOf({ policy, mode, runId, startedAt, listed, lost }: World, cases: readonly CaseRecord[]): Plan {
  const readAt = addMinutes(startedAt, 1);
  const read = listed.filter(({ account }) => !lost.includes(account.id));
  return makePlan({
    run: runOf({ id: runId, mode, startedAt }),
    policy,
    organization: { id: 'o-harborharb', findings: [] },
    accounts: listed.map(({ account }) => account),
    inspections: read.map((snapshot) => inspect({ ...snapshot, readAt }, policy, readAt)),
    cases,
    now: addMinutes(startedAt, 5),
    awsCalls: { calls: {}, throttled: 0 },
  });
}

/** Runs histories of up to six runs. `check` gets each plan, its world, and the store after it. */
export const assertEachRun = (check: (plan: Plan, world: World, store: Store) => void): void =>
  fc.assert(
    fc.property(rules, fc.array(step, { minLength: 1, maxLength: 6 }), (rules, steps) => {
      const store = new Store();
      let startedAt = now;
      for (const [index, { hours, decision, snapshots, gone, lost }] of steps.entries()) {
        startedAt = addMinutes(addDays(startedAt, hours / 24), 10);
        store.decide(decision, startedAt);
        const listed = snapshots.filter(({ account }) => !gone.includes(account.id));
        const world = { ...rules, runId: `run-${index}`, startedAt, listed, lost };
        const plan = planOf(world, store.records);
        store.apply(plan);
        check(plan, world, store);
      }
    }),
    { numRuns: 60 },
  );
