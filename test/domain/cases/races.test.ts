import * as fc from 'fast-check';
import { type Decision, decisions } from '../../../lib/domain/cases/case';
import { redeem } from '../../../lib/domain/cases/redeem';
import { answer, OneItemStore } from '../support/case-store';
import {
  approvedRecord,
  approversPolicy,
  execution,
  lead,
  otherExecution,
  pendingRecord,
  redemptionOf,
  requestOf,
  second,
} from '../support/cases';

const deciding = ['approved', 'done', 'rejected', 'accepted'];
const runs = { numRuns: 100 };

/** A store whose reads and writes the scheduler runs in any order. */
const raced = (scheduler: fc.Scheduler, record = pendingRecord()) =>
  new OneItemStore(record, () => scheduler.schedule(Promise.resolve()));

const decision = fc.constantFrom<Decision>(...decisions);

describe('two people who answer at once', () => {
  it('leave exactly one decision, and the other answer is refused; only a rejection undoes an approval', async () => {
    const policy = approversPolicy();
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), decision, decision, async (scheduler, first, other) => {
        const store = raced(scheduler);
        const answers = await scheduler.waitFor(
          Promise.all([
            answer(store, requestOf({ decision: first, by: lead }), policy),
            answer(store, requestOf({ decision: other, by: second }), policy),
          ]),
        );
        const kinds = answers.map(({ kind }) => kind);
        const record = store.current;
        const events = record.timeline.map(({ event }) => event);
        const decided = events.filter((event) => deciding.includes(event));
        const undone = decided.length === 2 && ['approved', 'done'].includes(decided[0] ?? '');
        expect(undone ? decided[1] : decided.length).toEqual(undone ? 'rejected' : 1);
        expect(kinds.filter((kind) => kind === 'decided')).toHaveLength(decided.length);
        expect(events.filter((event) => event === 'refused')).toHaveLength(2 - decided.length);
        expect(record.state).toBe(decided.at(-1) === 'done' ? 'approved' : decided.at(-1));
        expect(record.revision).toBe(3);
      }),
      runs,
    );
  });

  it('are both counted where two are needed', async () => {
    const policy = approversPolicy(2);
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const store = raced(scheduler);
        const requests = [requestOf({ by: lead }), requestOf({ by: second })];
        await scheduler.waitFor(Promise.all(requests.map((request) => answer(store, request, policy))));
        const record = store.current;
        expect(record.state).toBe('approved');
        expect(record.approvals?.map(({ by }) => by).toSorted()).toEqual([second, lead].toSorted());
      }),
      runs,
    );
  });

  it('are one where two are needed and both are the same', async () => {
    const policy = approversPolicy(2);
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const store = raced(scheduler);
        const requests = [requestOf(), requestOf(), requestOf({ by: lead.toUpperCase() })];
        await scheduler.waitFor(Promise.all(requests.map((request) => answer(store, request, policy))));
        const record = store.current;
        expect([record.state, record.approvals?.length, record.revision]).toEqual(['pending', 1, 2]);
      }),
      runs,
    );
  });
});

describe('a rejection and the redemption of the approval at once', () => {
  it('leave either of them: what is rejected is not acted on, what is acted on is not rejected', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const store = raced(scheduler, approvedRecord());
        const rejection = requestOf({ decision: 'reject', by: second });
        const [one, other] = await scheduler.waitFor(
          Promise.all([
            redeemed(store, execution),
            redeemed(store, otherExecution),
            answer(store, rejection, approversPolicy()),
          ]),
        );
        const acting = [one, other].filter((kind) => kind === 'act');
        const record = store.current;
        expect([record.state, acting.length]).toEqual(record.state === 'rejected' ? ['rejected', 0] : ['acting', 1]);
      }),
      runs,
    );
  });
});

/** The outcome for an execution. After a lost write it looks again. */
async function redeemed(store: OneItemStore, one: string): Promise<string> {
  for (;;) {
    const record = await store.read();
    const outcome = redeem(record, redemptionOf({ execution: one, ownerRuns: true }));
    const after = 'after' in outcome ? outcome.after : undefined;
    if (after === undefined || (await store.write(record, after))) return outcome.kind;
  }
}
