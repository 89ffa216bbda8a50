import type { CaseRecord } from '../../domain/cases/case';
import { detailWords } from './case-words';

/** The last detail in the timeline, which says why the case ended. */
export function endingWords({ timeline, state }: CaseRecord): string {
  const last = timeline.findLast(
    ({ detail, event }) => detail !== '' && event !== 'refused' && event !== 'opened' && event !== 'told',
  );
  if (state === 'done' && (last === undefined || last.event === 'done' || last.event === 'approved'))
    return 'The account was read again, and the finding is gone.';
  return last === undefined ? '' : detailWords(last);
}
