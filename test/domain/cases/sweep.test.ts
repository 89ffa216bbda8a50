import type { CaseState } from '../../../lib/domain/cases/case';
import { caseStates } from '../../../lib/domain/cases/case';
import { type CaseExecution, isWaiting, needsExecution, sweepSteps, type Wait } from '../../../lib/domain/cases/sweep';
import { member } from '../support/build';
import { actingRecord, approvedRecord, pendingRecord } from '../support/cases';

const name = { account: member, rule: 'root-access-key', generation: 1 } as const;
const waitOf = (overrides: Partial<Wait> = {}): Wait => ({ ...name, restart: 0, ...overrides });
const executionOf = (overrides: Partial<CaseExecution> = {}): CaseExecution => ({
  ...name,
  restart: 0,
  running: true,
  ...overrides,
});
const nothing = { waits: [], records: [], executions: [] };

describe('sweepSteps', () => {
  it('leaves alone what waits as it should', () => {
    expect(sweepSteps({ waits: [waitOf()], records: [pendingRecord()], executions: [executionOf()] })).toEqual([]);
    expect(sweepSteps(nothing)).toEqual([]);
  });

  it.each<[string, readonly CaseState[]]>([
    ['wakes a case whose decision it has not heard of', ['approved', 'acting']],
    ['wakes a case that is closed', ['done', 'rejected', 'accepted', 'expired', 'stale', 'failed']],
  ])('%s', (_, states) => {
    const steps = states.map((state) =>
      sweepSteps({ waits: [waitOf()], records: [approvedRecord({ state })], executions: [executionOf()] }),
    );
    expect(steps).toEqual(states.map(() => [{ kind: 'wake', wait: waitOf() }]));
  });

  it.each([
    ['of an older generation', [pendingRecord({ generation: 2 })]],
    ['of a case that is not there', []],
  ])('wakes a wait %s', (_, records) => {
    const executions = [executionOf(), executionOf({ generation: 2 })];
    expect(sweepSteps({ waits: [waitOf()], records, executions })).toEqual([{ kind: 'wake', wait: waitOf() }]);
  });

  it('wakes also where no execution is known: it may be there all the same', () => {
    expect(sweepSteps({ ...nothing, waits: [waitOf()] })).toEqual([{ kind: 'wake', wait: waitOf() }]);
  });

  it.each([
    ['is over', executionOf({ running: false })],
    ['was followed by another one', executionOf({ restart: 1 })],
  ])('forgets an answered wait whose execution %s', (_, execution) => {
    const records = [approvedRecord({ state: 'rejected' })];
    expect(sweepSteps({ waits: [waitOf()], records, executions: [execution] })).toEqual([
      { kind: 'forget', wait: waitOf() },
    ]);
  });

  it.each([pendingRecord(), approvedRecord(), actingRecord()])(
    'starts the next execution for a case that is $state when the newest is over',
    (record) => {
      const executions = [1, 2, 0].map((restart) => executionOf({ restart, running: false }));
      expect(sweepSteps({ ...nothing, records: [record], executions })).toEqual([
        { kind: 'restart', record, restart: 3 },
      ]);
    },
  );

  it('starts the first execution when there is none', () => {
    const record = pendingRecord();
    const executions = [executionOf({ generation: 2 }), executionOf({ rule: 'root-mfa' })];
    expect(sweepSteps({ ...nothing, records: [record], executions })).toEqual([
      { kind: 'restart', record, restart: 0 },
    ]);
  });

  it('starts nothing for a case that needs no execution', () => {
    const others = caseStates.filter((state) => !needsExecution({ state }));
    expect(others).toEqual(['queued', 'done', 'rejected', 'accepted', 'expired', 'stale', 'failed']);
    expect(sweepSteps({ ...nothing, records: others.map((state) => pendingRecord({ state })) })).toEqual([]);
  });
});

describe('isWaiting', () => {
  it.each([
    [true, pendingRecord(), 1],
    [false, pendingRecord(), 2],
    [false, approvedRecord(), 1],
    [false, undefined, 1],
  ])('is %s', (waits, record, generation) => {
    expect(isWaiting(record, { generation })).toBe(waits);
  });
});
