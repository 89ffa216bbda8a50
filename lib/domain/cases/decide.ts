import type { Instant } from '../account';
import type { Approval, CaseRecord, Decision, Refusal } from './case';
import type { Policy } from '../policy/schema';
import { acceptanceDetail, holdsStill } from './acceptance';
import { approverOf } from './approvers';
import { mustCoverUse } from './covers-use';
import { type DecisionRequest, requestMistake } from './decision-request';
import { isOverdue } from './overdue';
import { possibleDecisions } from './possible-decisions';
import { standing, withoutLapsed } from './quorum';
import { refuse } from './refuse';
import { written } from './written';

/** The result of an answer. Without `after` there is nothing to write. */
export type Decided =
  | { readonly kind: 'decided'; readonly after?: CaseRecord }
  | { readonly kind: 'refused'; readonly detail: Refusal; readonly after?: CaseRecord }
  /** The answer is malformed; `message` says what was expected. */
  | { readonly kind: 'invalid'; readonly message: string };

interface Context {
  /** The deployed policy. */
  readonly policy: Policy;
  readonly now: Instant;
}

/**
 * Applies one person's answer to the record. The write is conditional on the record's revision; after a conflict the
 * caller reads the record and decides again, so exactly one decision stands.
 */
export function decide(record: CaseRecord, request: DecisionRequest, { policy, now }: Context): Decided {
  const message = requestMistake(request, now);
  if (message !== undefined) return { kind: 'invalid', message };
  const by = approverOf(request.by, policy);
  if (by === undefined) return refuse(record, request, { detail: 'not-an-approver', now });
  const open = withoutLapsed(record, policy);
  const detail = refusalOf(open, request, now);
  if (detail !== undefined) return refuse(record, request, { detail, now });
  const answer = { ...request, by, reason: request.reason.trim() };
  return request.decision === 'reject'
    ? { kind: 'decided', after: rejected(open, answer, now) }
    : agreed(open, answer, { policy, now });
}

const isDecidable = ({ state }: CaseRecord, decision: Decision): boolean =>
  state === 'pending' || (state === 'approved' && decision === 'reject');

type Answer = Pick<DecisionRequest, 'generation' | 'fingerprint' | 'decision' | 'evenIfUsed'>;

/** Why the generation does not take the answer of an approver; undefined when it does. */
export function refusalOf(record: CaseRecord, request: Answer, now: Instant): Refusal | undefined {
  if (record.generation !== request.generation) return 'closed';
  if (!isDecidable(record, request.decision)) return closedBecause(record);
  // A rejection of an approved case has no deadline: Rootward must not do what an approver rejects.
  if (record.state === 'pending' && isOverdue(record, now)) return 'expired';
  if (record.fingerprint !== request.fingerprint) return 'changed';
  if (request.decision === 'approve' && mustCoverUse(record) && request.evenIfUsed !== true) return 'not-possible';
  return possibleDecisions(record).includes(request.decision) ? undefined : 'not-possible';
}

/** The most specific reason why the generation takes no more answers. */
function closedBecause({ state, timeline }: CaseRecord): Refusal {
  if (state === 'expired') return 'expired';
  return state === 'stale' && timeline.some(({ event }) => event === 'superseded') ? 'changed' : 'closed';
}

const writerOf = ({ decision, by }: DecisionRequest, now: Instant): string => `decide/${decision}/${by}/${now}`;

/** One person's rejection closes the generation. */
const rejected = (record: CaseRecord, answer: DecisionRequest, now: Instant): CaseRecord =>
  written(record, {
    set: { state: 'rejected', decision: 'reject', decidedBy: answer.by, decidedAt: now, closedAt: now },
    events: [{ at: now, event: 'rejected', by: answer.by, detail: answer.reason }],
    writer: writerOf(answer, now),
  });

/** Adds one agreement; another last day replaces the person's own. The case is decided when enough different people agree. */
function agreed(record: CaseRecord, answer: DecisionRequest, { policy, now }: Context): Decided {
  const { decision, by, reason, until } = answer;
  const before = standing(record, policy).filter((approval) => holdsStill(approval, now));
  const agreement = approvalOf(record, answer, now);
  const isNew = !before.some((approval) => approval.by === by && approval.until === agreement.until);
  const approvals = isNew ? [...before.filter((approval) => approval.by !== by), agreement] : before;
  const enough = approvals.length >= policy.approvals.required;
  if (!isNew && !enough) return { kind: 'decided' };
  const after = written(record, {
    set: { decision, approvals, ...(enough ? decided(answer, approvals, now) : {}) },
    events: [
      {
        at: now,
        event: events[decision],
        by,
        detail: until !== undefined && decision === 'accept' ? acceptanceDetail(until, reason) : reason,
      },
    ],
    writer: writerOf(answer, now),
  });
  return { kind: 'decided', after };
}

const events = { approve: 'approved', accept: 'accepted', done: 'done', reject: 'rejected' } as const;

const approvalOf = (record: CaseRecord, { decision, by, until }: DecisionRequest, now: Instant): Approval => ({
  by,
  at: now,
  ...(decision === 'accept' ? { until } : {}),
  ...(decision === 'approve' && mustCoverUse(record) ? { evenIfUsed: true } : {}),
});

/** What enough agreements make of the case. An accepted risk closes it, and ends on the earliest day that was named. */
function decided({ decision, by }: DecisionRequest, approvals: readonly Approval[], now: Instant) {
  const who = { decidedBy: by, decidedAt: now };
  if (decision !== 'accept') return { state: 'approved', ...who } as const;
  const [acceptedUntil] = approvals.flatMap(({ until }) => until ?? []).toSorted();
  return { state: 'accepted', ...who, closedAt: now, acceptedUntil } as const;
}
