import * as fc from 'fast-check';
import { type CaseRecord, type Decision, decisions } from '../../../lib/domain/cases/case';
import { beginDeleting, holdsCase, markFailed, markStale, mayAct } from '../../../lib/domain/cases/act';
import { checkBeforeDelete } from '../../../lib/domain/cases/check-before-delete';
import { decide } from '../../../lib/domain/cases/decide';
import { redeem } from '../../../lib/domain/cases/redeem';
import { verified } from '../../../lib/domain/cases/verify';
import type { Verdict } from '../../../lib/domain/finding';
import { addMinutes } from '../../../lib/domain/time';
import { keyOf } from './build';
import {
  approversPolicy,
  execution,
  lead,
  otherExecution,
  otherKeyId,
  pendingRecord,
  requestOf,
  second,
  stranger,
} from './cases';

type Move =
  | { kind: 'answer'; decision: Decision; by: string; fingerprint: string; generation: number }
  | { kind: 'redeem'; execution: string; ownerRuns: boolean }
  | { kind: 'act'; execution: string; there: readonly number[] }
  | { kind: 'end'; execution: string; how: 'stale' | 'failed' }
  | { kind: 'verify'; execution: string; verdict: Verdict; last: boolean };

const who = fc.constantFrom(execution, otherExecution);
const move = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      decision: fc.constantFrom<Decision>('approve', 'approve', ...decisions),
      by: fc.constantFrom(lead, second, lead.toUpperCase(), stranger),
      fingerprint: fc.constantFrom('fingerprint', 'fingerprint', 'fingerprint', 'other'),
      generation: fc.constantFrom(1, 1, 1, 2),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('redeem' as const), execution: who, ownerRuns: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('act' as const),
      execution: who,
      there: fc.constantFrom([0, 1], [0, 1], [0], [1], [], [0, 1, 2]),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('end' as const),
      execution: who,
      how: fc.constantFrom('stale' as const, 'failed' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('verify' as const),
      execution: who,
      verdict: fc.constantFrom<Verdict>('compliant', 'violation', 'unknown'),
      last: fc.boolean(),
    }),
  },
);
const step = fc.record({
  minutes: fc.constantFrom(0, 0, 1, 60, 24 * 60, 3 * 24 * 60),
  required: fc.constantFrom(1 as const, 1 as const, 2 as const),
  move,
});
const soon = { minutes: 1, required: 1 } as const;
const approval = {
  ...soon,
  move: { kind: 'answer', decision: 'approve', by: lead, fingerprint: 'fingerprint', generation: 1 },
} as const;
const redemption = { ...soon, move: { kind: 'redeem', execution, ownerRuns: true } } as const;

/** Some histories start with an approval, or a redeemed one, because few would get there by chance. */
const history = fc
  .tuple(fc.constantFrom([], [approval], [approval, redemption]), fc.array(step, { minLength: 1, maxLength: 12 }))
  .map(([beginning, steps]): readonly Timed[] => [...beginning, ...steps]);

const keys = [keyOf(), keyOf({ id: otherKeyId }), keyOf({ id: 'AKIAPAYMENTSCCCC3333' })];
/** The case with which every history begins. */
export const opened = pendingRecord({ evidence: { keys: keys.slice(0, 2) } });

const policies = { 1: approversPolicy(1), 2: approversPolicy(2) };

interface Step<M extends Move = Move> {
  readonly record: CaseRecord;
  readonly now: string;
  readonly required: 1 | 2;
  readonly move: M;
}
type Writes = {
  [K in Move['kind']]: (step: Step<Extract<Move, { kind: K }>>) => CaseRecord | undefined;
};

/** The write that each move causes; undefined when it writes nothing. */
const writes: Writes = {
  answer: ({ record, now, required, move }) => {
    const request = requestOf({ ...move, until: '2027-01-31' });
    const decided = decide(record, request, { policy: policies[required], now });
    return decided.kind === 'invalid' ? undefined : decided.after;
  },
  redeem: ({ record, now, required, move }) => {
    const redeemed = redeem(record, { generation: 1, policy: policies[required], now, ...move });
    return redeemed.kind === 'wait' ? undefined : redeemed.after;
  },
  act: ({ record, now, move }) => {
    const may = mayAct(record, { generation: 1, execution: move.execution, now });
    if (may.kind !== 'act') return may.kind === 'stale' ? may.after : undefined;
    const checked = checkBeforeDelete(record, { accessKeys: keys.filter((_, index) => move.there.includes(index)) });
    return checked.kind === 'delete' ? beginDeleting(record, checked.ids, now) : markStale(record, checked.detail, now);
  },
  end: ({ record, now, move }) => {
    if (!holdsCase(record, { generation: 1, execution: move.execution })) return undefined;
    return move.how === 'stale' ? markStale(record, 'excluded', now) : markFailed(record, 'denied', now);
  },
  verify: ({ record, now, move }) => {
    if (!holdsCase(record, { generation: 1, execution: move.execution })) return undefined;
    const judgement = { ...record, verdict: move.verdict, message: '', reason: '', evidence: {} };
    const outcome = verified(record, judgement, { now, last: move.last });
    return outcome.kind === 'unreadable' ? undefined : outcome.after;
  },
};

function after({ move, ...rest }: Step): CaseRecord | undefined {
  switch (move.kind) {
    case 'answer':
      return writes.answer({ ...rest, move });
    case 'redeem':
      return writes.redeem({ ...rest, move });
    case 'act':
      return writes.act({ ...rest, move });
    case 'end':
      return writes.end({ ...rest, move });
    default:
      return writes.verify({ ...rest, move });
  }
}

interface Timed extends Pick<Step, 'required' | 'move'> {
  readonly minutes: number;
}
/** A step that wrote, with the case before and after it. */
export type Write = Step & { readonly before: CaseRecord; readonly written: CaseRecord };

function writesOf(steps: readonly Timed[]): readonly Write[] {
  const found: Write[] = [];
  let record = opened;
  let now = opened.openedAt;
  for (const { minutes, required, move } of steps) {
    now = addMinutes(now, minutes);
    const written = after({ record, now, required, move });
    if (written === undefined) continue;
    found.push({ record, now, required, move, before: record, written });
    record = written;
  }
  return found;
}

/** Checks the writes of many histories that `concern` selects. At least one write must be selected. */
export function assertWrites(concern: (write: Write) => boolean, check: (write: Write) => void): void {
  let concerned = 0;
  fc.assert(
    fc.property(history, (steps) => {
      const writes = writesOf(steps).filter(concern);
      concerned += writes.length;
      writes.forEach((write) => check(write));
    }),
    { numRuns: 1500 },
  );
  expect(concerned).toBeGreaterThan(0);
}
