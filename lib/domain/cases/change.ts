import { canonical } from '../canonical';
import type { CaseChange, CaseRecord } from '../case';
import { newGeneration, promote, refresh, shown } from './open';
import type { CaseRun, CaseSubject } from './subject';
import type { Turn } from './turn';

interface Open {
  readonly stored: CaseRecord | undefined;
  /** The record as `turnOf` leaves it. */
  readonly record: CaseRecord | undefined;
  readonly subject: CaseSubject;
  /** True while the day has room for one more open case. */
  readonly place: boolean;
}

/** Opens the next generation, or the queued one; without a place it is queued, or stays so. */
export function openChange({ stored, record, subject, place }: Open, caseRun: CaseRun): CaseChange | undefined {
  if (stored?.state === 'queued')
    return place
      ? { before: stored, after: promote(stored, subject, caseRun) }
      : refreshChange(stored, subject, caseRun);
  const after = newGeneration(subject, caseRun, {
    state: place ? 'pending' : 'queued',
    previous: record,
    revision: (stored?.revision ?? 0) + 1,
  });
  if (stored === undefined || record === undefined) return { after };
  // A generation closed by this very run is not stored as closed yet, so the change carries its closed form.
  return record === stored ? { before: stored, after } : { before: stored, closes: record, after };
}

/** Brings an open case that nobody decided yet up to date; undefined when it shows what is found already. */
function refreshChange(stored: CaseRecord, subject: CaseSubject, caseRun: CaseRun): CaseChange | undefined {
  const after = refresh(stored, subject, caseRun);
  const same = canonical(shown(subject)) === canonical(pick(stored));
  return same ? undefined : { before: stored, after };
}

const pick = ({
  accountName,
  severity,
  reason,
  message,
  fingerprint,
  evidence,
}: CaseRecord): ReturnType<typeof shown> => ({
  accountName,
  severity,
  reason,
  message,
  fingerprint,
  evidence,
});

/** What becomes of a case that no generation opens for: closed by `turnOf`, brought up to date, or left. */
export function keepChange(
  stored: CaseRecord | undefined,
  { record }: Turn,
  { subject, caseRun }: { readonly subject: CaseSubject; readonly caseRun: CaseRun },
): CaseChange | undefined {
  if (stored === undefined || record === undefined) return undefined;
  if (record !== stored) return { before: stored, after: record };
  return stored.state === 'pending' ? refreshChange(stored, subject, caseRun) : undefined;
}
