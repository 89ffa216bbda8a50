import { html } from 'hono/html';
import type { CaseRecord } from '../../domain/cases/case';
import { asksNoMore } from '../../domain/cases/turn';
import { isUnsettled } from '../../domain/cases/unsettled';
import type { Mode } from '../../domain/runs/run';
import type { Markup } from '../markup';
import { casePath } from './case-path';

/** Whether and when people are asked again about a case that ended without a result; empty for any other. */
export function askedAgainWords(record: CaseRecord, mode: Mode): string {
  if (!isUnsettled(record, undefined)) return '';
  if (record.state === 'expired' && asksNoMore(record))
    return 'Nobody decided twice in a row: Rootward asks again only once the finding changes.';
  return mode === 'plan'
    ? 'Runs in plan mode ask nobody; the next run in apply mode asks again if the finding is still there.'
    : 'The next run reads the account, and asks again if the finding is still there.';
}

/** What follows a closed generation: the case after it, or the next run. */
export function nextStep(
  record: CaseRecord,
  { hasNext, mode }: { readonly hasNext: boolean; readonly mode: Mode },
): Markup | string {
  if (!hasNext) return askedAgainWords(record, mode);
  return html`It was asked again:
    <a href="${casePath({ ...record, generation: record.generation + 1 })}">the case after this one</a>.`;
}
