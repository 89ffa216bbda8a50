import * as z from 'zod';
import type { CaseRecord, CaseState } from './case';
import type { CaseSubject } from './subject';

/** States of a generation whose question is still that of the finding. */
const standing: readonly CaseState[] = ['queued', 'pending', 'approved', 'acting', 'expired', 'accepted', 'rejected'];

const Keys = z.array(z.object({ id: z.string(), status: z.string() }));

const keysOf = (evidence: CaseRecord['evidence']): string | undefined => {
  const keys = Keys.safeParse(evidence['keys']);
  return keys.success ? JSON.stringify(keys.data.map(({ id, status }) => `${id}:${status}`).toSorted()) : undefined;
};

/**
 * The finding as the stored generation shows it, when this run could only not read the last use of the same keys: a
 * reading that failed is no news, so it replaces no question and undoes no answer.
 */
export function lastKnown(stored: CaseRecord | undefined, subject: CaseSubject): CaseSubject {
  if (subject.judgement.reason !== 'use-unknown' || stored === undefined || !standing.includes(stored.state))
    return subject;
  const keys = keysOf(stored.evidence);
  if (keys === undefined || keys !== keysOf(subject.evidence)) return subject;
  const { reason, message, severity, fingerprint, evidence } = stored;
  return { ...subject, judgement: { ...subject.judgement, reason, message, severity }, fingerprint, evidence };
}
