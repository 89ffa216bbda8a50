import type { Instant } from '../account';
import type { Approval, CaseRecord, Decision, Refusal } from './case';
import type { Policy } from '../policy/schema';
import { isAfter } from '../time';
import { approverOf } from './approvers';
import { type DecisionRequest, requestMistake } from './decision-request';
import { possibleDecisions } from './possible-decisions';
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
  const detail = refusalOf(record, request, now);
  if (detail !== undefined) return refuse(record, request, { detail, now });
  const answer = { ...request, by, reason: request.reason.trim() };
  return request.decision === 'reject' || request.decision === 'accept'
    ? { kind: 'decided', after: ended(record, answer, now) }
    : approved(record, answer, { policy, now });
}

const isDecidable = ({ state }: CaseRecord, decision: Decision): boolean =>
  state === 'pending' || (state === 'approved' && decision === 'reject');

function refusalOf(record: CaseRecord, request: DecisionRequest, now: Instant): Refusal | undefined {
  if (record.generation !== request.generation) return 'closed';
  if (!isDecidable(record, request.decision)) return closedBecause(record);
  // A rejection of an approved case has no deadline: Rootward must not do what an approver rejects.
  if (record.state === 'pending' && !isAfter(record.expiresAt, now)) return 'expired';
  if (record.fingerprint !== request.fingerprint) return 'changed';
  return possibleDecisions(record).includes(request.decision) ? undefined : 'not-possible';
}

/** The most specific reason why the generation takes no more answers. */
function closedBecause({ state, timeline }: CaseRecord): Refusal {
  if (state === 'expired') return 'expired';
  return state === 'stale' && timeline.some(({ event }) => event === 'superseded') ? 'changed' : 'closed';
}

const writerOf = ({ decision, by }: DecisionRequest, now: Instant): string => `decide/${decision}/${by}/${now}`;

/** A rejection or an accepted risk: one person's answer closes the generation. */
function ended(record: CaseRecord, answer: DecisionRequest, now: Instant): CaseRecord {
  const { decision, by, reason, until } = answer;
  const accepted = decision === 'accept';
  return written(record, {
    set: {
      state: accepted ? 'accepted' : 'rejected',
      decision,
      decidedBy: by,
      decidedAt: now,
      closedAt: now,
      ...(accepted ? { acceptedUntil: until } : {}),
    },
    events: [
      {
        at: now,
        event: accepted ? 'accepted' : 'rejected',
        by,
        detail: accepted ? `until ${until}: ${reason}` : reason,
      },
    ],
    writer: writerOf(answer, now),
  });
}

/** Adds one approval (or "done"). The case is decided when enough different people agree. */
function approved(record: CaseRecord, answer: DecisionRequest, { policy, now }: Context): Decided {
  const { decision, by, reason } = answer;
  const before = standing(record, policy);
  const isNew = !before.some((approval) => approval.by === by);
  const approvals = isNew ? [...before, { by, at: now }] : before;
  const enough = approvals.length >= policy.approvals.required;
  if (!isNew && !enough) return { kind: 'decided' };
  const after = written(record, {
    set: {
      decision,
      approvals,
      ...(enough ? { state: 'approved', decidedBy: by, decidedAt: now } : {}),
    },
    events: [{ at: now, event: decision === 'done' ? 'done' : 'approved', by, detail: reason }],
    writer: writerOf(answer, now),
  });
  return { kind: 'decided', after };
}

/** The approvals of people who are still approvers, with the policy's spelling of their addresses. */
const standing = ({ approvals = [] }: CaseRecord, policy: Policy): readonly Approval[] =>
  approvals.flatMap((approval) => {
    const by = approverOf(approval.by, policy);
    return by === undefined ? [] : [{ ...approval, by }];
  });
