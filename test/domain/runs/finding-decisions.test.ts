import { decide } from '../../../lib/domain/cases/decide';
import type { CaseRecord } from '../../../lib/domain/cases/case';
import { known } from '../../../lib/domain/fact';
import type { Finding } from '../../../lib/domain/finding';
import { inspect } from '../../../lib/domain/runs/inspect';
import { makePlan } from '../../../lib/domain/runs/make-plan';
import type { Policy } from '../../../lib/domain/policy/schema';
import type { Run } from '../../../lib/domain/runs/run';
import type { Snapshot } from '../../../lib/domain/snapshot';
import { addDays } from '../../../lib/domain/time';
import { keyOf, now, policyOf, runOf, snapshotOf } from '../support/build';

const first = 'security-lead@harbor.example';
const second = 'platform-lead@harbor.example';
const approvers = [
  { name: 'Security lead', email: first },
  { name: 'Platform lead', email: second },
];
const withKey = snapshotOf({ root: { accessKeys: known([keyOf({ createdAt: '2020-01-01T00:00:00.000Z' })]) } });

interface Given {
  readonly policy?: Policy;
  readonly run?: Partial<Run>;
  readonly at?: string;
  readonly snapshot?: Snapshot;
}
function planAt(cases: readonly CaseRecord[], { policy = policyOf(), run = {}, at = now, snapshot = withKey }: Given) {
  const read = { ...snapshot, readAt: at };
  return makePlan({
    run: runOf({ ...run, startedAt: at }),
    policy,
    organization: { id: 'o-harborharb', findings: [] },
    accounts: [read.account],
    inspections: [inspect(read, policy, at)],
    cases,
    now: at,
    awsCalls: { calls: {}, throttled: 0 },
  });
}
const keyFinding = (planned: ReturnType<typeof planAt>): Pick<Finding, 'action' | 'decision' | 'generation'> => {
  const { action, decision, generation } =
    planned.accounts[0]?.findings.find(({ rule }) => rule === 'root-access-key') ?? ({} as Finding);
  return { action, ...(decision && { decision }), ...(generation !== undefined && { generation }) };
};

/** The case that a first run opens. */
const opened = (policy?: Policy): CaseRecord => {
  const record = planAt([], { ...(policy && { policy }) }).cases[0]?.after;
  if (record === undefined) throw new Error('The run opened no case.');
  return record;
};
function answer(
  record: CaseRecord,
  policy: Policy,
  { by, until, at, reason = 'The vendor needs it' }: { by: string; until?: string; at: string; reason?: string },
): CaseRecord {
  const request = {
    account: record.account,
    rule: record.rule,
    generation: record.generation,
    fingerprint: record.fingerprint,
    decision: until === undefined ? ('reject' as const) : ('accept' as const),
    by,
    reason,
    ...(until !== undefined && { until }),
  };
  const decided = decide(record, request, { policy, now: at });
  if (decided.kind !== 'decided' || decided.after === undefined) throw new Error(JSON.stringify(decided));
  return decided.after;
}

const decidedAt = '2026-11-02T09:00:00.000Z';
const tomorrow = addDays(now, 1);
const accepted = answer(opened(), policyOf(), { by: first, until: '2026-12-31', at: decidedAt });
const rejected = answer(opened(), policyOf(), { by: first, at: decidedAt, reason: 'until 2027-01-01: ask again' });
const acceptance = {
  decision: 'accept',
  by: first,
  at: decidedAt,
  reason: 'The vendor needs it',
  until: '2026-12-31',
} as const;

describe('a finding whose case was decided', () => {
  it.each(['apply', 'plan'] as const)('tells who accepted the risk, when, why and until when, in %s mode', (mode) => {
    const planned = planAt([accepted], { at: tomorrow, run: { mode } });
    expect(keyFinding(planned)).toEqual({ action: 'accepted', decision: acceptance, generation: 1 });
  });

  it.each(['apply', 'plan'] as const)('tells who rejected, and the reason as it was written, in %s mode', (mode) => {
    const planned = planAt([rejected], { at: tomorrow, run: { mode } });
    expect(keyFinding(planned)).toEqual({
      action: 'none',
      decision: { decision: 'reject', by: first, at: decidedAt, reason: 'until 2027-01-01: ask again' },
      generation: 1,
    });
  });

  it('names the last of several people, and the earliest day that one of them named', () => {
    const policy = policyOf({ approvals: { approvers, required: 2 } });
    const one = answer(opened(policy), policy, { by: second, until: '2026-12-01', at: '2026-11-02T08:00:00.000Z' });
    const both = answer(one, policy, { by: first, until: '2026-12-31', at: decidedAt, reason: 'Agreed with platform' });
    expect(keyFinding(planAt([one], { policy, at: decidedAt }))).toEqual({
      action: 'awaiting-approval',
      generation: 1,
    });
    expect(keyFinding(planAt([both], { policy, at: tomorrow })).decision).toEqual({
      ...acceptance,
      reason: 'Agreed with platform',
      until: '2026-12-01',
    });
  });

  it('keeps telling it where the run may not ask, and not after the last day', () => {
    const policy = policyOf({ run: { applyTo: { account: '999999999999' } } });
    expect(keyFinding(planAt([accepted], { policy, at: '2026-12-31T23:00:00.000Z' }))).toEqual({
      action: 'accepted',
      decision: acceptance,
      generation: 1,
    });
    expect(keyFinding(planAt([accepted], { policy, at: '2027-01-01T00:00:00.000Z' }))).toEqual({
      action: 'would-ask',
      generation: 1,
    });
  });

  it('tells no decision that has ended, and links only to a generation that there is', () => {
    const at = '2027-01-01T00:00:00.000Z';
    expect(keyFinding(planAt([accepted], { at }))).toEqual({ action: 'awaiting-approval', generation: 2 });
    expect(keyFinding(planAt([accepted], { at, run: { mode: 'plan' } }))).toEqual({
      action: 'would-ask',
      generation: 1,
    });
    expect(keyFinding(planAt([], { at, run: { mode: 'plan' } }))).toEqual({ action: 'would-ask' });
  });

  it('tells no decision of a finding that is gone or excluded', () => {
    const gone = planAt([accepted], { at: tomorrow, snapshot: snapshotOf() });
    expect(keyFinding(gone)).toEqual({ action: 'none', generation: 1 });
    const exclusions = [{ account: withKey.account.id, reason: 'Migration', until: '2026-12-31' }];
    const excluded = planAt([accepted], { at: tomorrow, policy: policyOf({ exclusions }) });
    expect(keyFinding(excluded)).toEqual({ action: 'excluded', generation: 1 });
  });
});
