import { canonical } from '../canonical';
import type { CaseChange, CaseRecord } from './case';
import { newGeneration, promote, refresh, shownAgain } from './open';
import type { CaseRun, CaseSubject } from './subject';
import type { Turn } from './turn';

interface Case {
  readonly stored: CaseRecord | undefined;
  readonly subject: CaseSubject;
  /** True when `openPerDay` leaves room for this case today. */
  readonly place: boolean;
}

/** The write that the turn leads to; undefined when the stored record needs no change. */
export function changeOf(
  { kind, record }: Turn,
  { stored, subject, place }: Case,
  caseRun: CaseRun,
): CaseChange | undefined {
  if (kind === 'open') {
    if (stored?.state !== 'queued') return openNext({ stored, record, subject, place }, caseRun);
    return place
      ? { before: stored, after: promote(stored, subject, caseRun) }
      : bringUpToDate(stored, subject, caseRun);
  }
  if (stored === undefined || record === undefined || kind === 'leave') return undefined;
  if (kind === 'refresh') return bringUpToDate(stored, subject, caseRun);
  return record === stored ? undefined : { before: stored, after: record };
}

/** Opens the next generation, or queues it when the day has no place left. */
function openNext({ stored, record, subject, place }: Case & Pick<Turn, 'record'>, caseRun: CaseRun): CaseChange {
  const after = newGeneration(subject, caseRun, {
    state: place ? 'pending' : 'queued',
    previous: record,
    revision: (record?.revision ?? 0) + 1,
  });
  if (stored === undefined || record === undefined) return { after };
  // A generation that this run closes is not stored as closed yet, so the change carries the closed form.
  return record === stored ? { before: stored, after } : { before: stored, closes: record, after };
}

function bringUpToDate(stored: CaseRecord, subject: CaseSubject, caseRun: CaseRun): CaseChange | undefined {
  return canonical({ ...stored, ...shownAgain(stored, subject, caseRun) }) === canonical(stored)
    ? undefined
    : { before: stored, after: refresh(stored, subject, caseRun) };
}
