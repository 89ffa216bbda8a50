import type { Instant } from '../account';
import type { CaseRecord } from './case';
import type { Judgement } from '../finding';
import type { Policy } from '../policy/schema';
import { addDays, utcDay } from '../time';
import { openingsOn } from './places';
import { previousOf } from './previous';

/** What a new generation shows, besides the judgement. */
export interface Shows {
  readonly fingerprint: string;
  readonly evidence: CaseRecord['evidence'];
}

interface Reopening {
  readonly judgement: Judgement;
  /** Absent where a new reading gives no details: then the new generation shows what the one before showed. */
  readonly shows?: Shows | undefined;
  readonly policy: Policy;
  readonly now: Instant;
}

/**
 * The next generation of a case that verification has found still open. It waits at once, so that it stays in front of
 * people.
 */
export function reopen(closed: CaseRecord, { judgement, shows, policy, now }: Reopening): CaseRecord {
  const { account, rule, generation, fingerprint, evidence, runId, redeemedBy } = closed;
  const { accountName, management, unit, unitName, rootEmail, tags } = closed;
  const { severity, reason, message } = judgement;
  return {
    account,
    accountName,
    ...(management === undefined ? {} : { management }),
    ...(unit === undefined ? {} : { unit }),
    ...(unitName === undefined ? {} : { unitName }),
    ...(rootEmail === undefined ? {} : { rootEmail }),
    ...(tags === undefined ? {} : { tags }),
    rule,
    generation: generation + 1,
    ...previousOf(closed),
    state: 'pending',
    fingerprint: shows?.fingerprint ?? fingerprint,
    severity,
    reason: shows === undefined ? closed.reason : reason,
    message,
    evidence: shows?.evidence ?? evidence,
    openedAt: now,
    expiresAt: addDays(now, policy.approvals.expiresAfterDays),
    runId,
    expiriesInARow: 0,
    earlierOpenings: openingsOn(utcDay(now), closed),
    timeline: [{ at: now, event: 'opened', by: 'rootward', detail: reason }],
    revision: closed.revision + 1,
    writeId: `reopen/${redeemedBy ?? 'nobody'}/${account}/${rule}/${generation + 1}`,
  };
}
