import { type CaseRecord, type CaseState, caseStates } from '../../../lib/domain/cases/case';
import { isClosed } from '../../../lib/domain/cases/closed';
import { shownCredentials } from '../../../lib/domain/cases/shown-credentials';
import { lead, second, stranger } from '../support/cases';
import { assertWrites, opened, type Write } from '../support/case-histories';

const names = ({ timeline }: CaseRecord): readonly string[] => timeline.map(({ event }) => event);
const ageHours = ({ now, written }: Write): number =>
  (Date.parse(now) - Date.parse(written.decidedAt ?? '')) / 3_600_000;

describe('whatever people and executions do', () => {
  it('a write is one revision later, has an id of its own, and only adds to the timeline', () => {
    assertWrites(
      () => true,
      ({ before, written }) => {
        expect(written.revision).toBe(before.revision + 1);
        expect(written.writeId).not.toBe(before.writeId);
        expect(written.timeline.slice(0, before.timeline.length)).toEqual(before.timeline);
        expect(written.timeline.length).toBeGreaterThan(before.timeline.length);
        expect(isClosed(written)).toBe(written.closedAt !== undefined);
      },
    );
  });

  it('a closed generation stays as it is, but for the answers that it refuses', () => {
    assertWrites(
      ({ before }) => isClosed(before),
      ({ before, written }) => {
        const { timeline, revision: _revision, writeId: _writeId, ...rest } = written;
        expect({ ...before, ...rest }).toEqual(before);
        expect(timeline.at(-1)?.event).toBe('refused');
      },
    );
  });

  it('only enough approvers make it approved, each once, and before it expires', () => {
    const isApproval = ({ before, written }: Write) => written.state === 'approved' && before.state !== 'approved';
    assertWrites(isApproval, ({ written, now, required, move }) => {
      const people = new Set(written.approvals?.map(({ by }) => by));
      expect(people.size).toBeGreaterThanOrEqual(required);
      expect(people.size).toBe(written.approvals?.length);
      const said = written.decision === 'done' ? 'done' : 'approved';
      const voices = written.timeline.filter(({ event }) => event === said).map(({ by }) => by);
      expect([lead, second].filter((one) => voices.includes(one))).toEqual(expect.arrayContaining([...people]));
      expect(now < written.expiresAt).toBe(true);
      expect(move).toMatchObject({ kind: 'answer', fingerprint: 'fingerprint', generation: 1 });
    });
  });

  it('an approval is final for every later one, and a rejection before it is acted on ends it', () => {
    const isLater = ({ before, move }: Write) => before.state === 'approved' && move.kind === 'answer';
    assertWrites(isLater, ({ before, written, move }) => {
      const answer = move.kind === 'answer' ? move : undefined;
      const counts = answer?.by !== stranger && answer?.fingerprint === 'fingerprint' && answer.generation === 1;
      expect(written.state).toBe(counts && answer.decision === 'reject' ? 'rejected' : 'approved');
      expect(written.approvals).toEqual(before.approvals);
      expect([before.decidedAt, written.closedAt]).toContain(written.decidedAt);
    });
  });

  it('nothing is redeemed without enough approvers, and never after a rejection', () => {
    const isRedemption = ({ before, written }: Write) => before.state === 'approved' && written.state === 'acting';
    assertWrites(isRedemption, ({ written, required, move, ...rest }) => {
      expect(move.kind).toBe('redeem');
      expect(written.approvals?.length).toBeGreaterThanOrEqual(required);
      expect(names(written)).not.toContain('rejected');
      expect(ageHours({ ...rest, written, required, move })).toBeLessThan(48);
    });
  });

  it('only approved keys are ever deleted, by the execution that redeemed the approval, within 48 hours', () => {
    const approved = shownCredentials(opened).map(({ id }) => id);
    const isDeletion = ({ written, move }: Write) => move.kind === 'act' && written.state === 'acting';
    assertWrites(isDeletion, (write) => {
      const { before, written, move } = write;
      expect(approved).toEqual(expect.arrayContaining([...(written.deleting ?? [])]));
      expect([before.state, before.decision]).toEqual(['acting', 'approve']);
      expect(move).toMatchObject({ execution: before.redeemedBy });
      expect(ageHours(write)).toBeLessThan(48);
    });
  });

  it('the histories come to every end', () => {
    const ends = new Set<CaseState>();
    assertWrites(
      () => true,
      ({ written }) => ends.add(written.state),
    );
    expect(caseStates.filter((state) => !ends.has(state))).toEqual(['queued']);
  });
});
