import { html } from 'hono/html';
import { sameAddress } from '../../domain/cases/approvers';
import type { CaseRecord, CaseState } from '../../domain/cases/case';
import { isOverdue } from '../../domain/cases/overdue';
import { standing } from '../../domain/cases/quorum';
import { timeRuns } from '../../domain/cases/telling';
import type { Policy } from '../../domain/policy/schema';
import type { Markup } from '../markup';
import { standingWords } from '../standing';
import { detailWords, stateWords } from './case-words';
import { casePath } from './case-path';
import type { Looking } from './offered-decisions';
import { dayOf, fromNow, timeOf } from './when';

type Approvals = Policy['approvals'];

/** The state of the case in one or two sentences. */
export function stateNote(record: CaseRecord, looking: Looking, approvals: Approvals): Markup {
  const { tone, text } = notes[record.state](record, looking, approvals);
  return html`<div class="note ${tone}" id="state">
    <p><b>${stateWords[record.state]}.</b> ${text}</p>
  </div>`;
}

interface Note {
  readonly tone: '' | 'wait' | 'good' | 'warm';
  readonly text: Markup | string;
}

const nothingChanged = 'Nothing was changed.';

const notes: Readonly<Record<CaseState, (record: CaseRecord, looking: Looking, approvals: Approvals) => Note>> = {
  queued: () => ({ tone: '', text: 'The policy limits how many cases open in a day; nobody is asked yet.' }),
  pending,
  approved: (record) => ({
    tone: 'wait',
    text: html`By ${decided(record)}. Rootward begins in a moment. ${again(record)}`,
  }),
  acting: (record) => ({
    tone: 'wait',
    text: html`Decided by ${decided(record)}. ${doing(record)} ${again(record)}`,
  }),
  done: (record) => ({ tone: 'good', text: html`${ending(record)}${closed(record)}` }),
  rejected: (record) => ({ tone: '', text: html`By ${decided(record)}. ${nothingChanged}` }),
  accepted: (record) => ({ tone: '', text: html`By ${decided(record)}${until(record)}. ${nothingChanged}` }),
  expired: (record) => ({ tone: '', text: html`Nobody decided in time. ${nothingChanged}${closed(record)}` }),
  stale: (record) => ({ tone: 'warm', text: html`${ending(record)}${closed(record)}` }),
  failed: (record) => ({ tone: 'warm', text: html`${ending(record)} ${record.message}${closed(record)}` }),
};

const doing = ({ decision }: CaseRecord): string =>
  decision === 'done' ? 'Rootward reads the account again.' : 'Rootward acts, and then reads the account again.';

const until = ({ acceptedUntil }: CaseRecord): Markup | string =>
  acceptedUntil === undefined ? '' : html`, until ${dayOf(acceptedUntil)}`;

function pending(record: CaseRecord, { now, email }: Looking, approvals: Approvals): Note {
  if (isOverdue(record, now))
    return { tone: '', text: html`The time to decide ended ${timeOf(record.expiresAt)}. Nothing was changed.` };
  const expiry = timeRuns(record)
    ? html`Expires ${fromNow(record.expiresAt, now)}, ${timeOf(record.expiresAt)}.`
    : 'No mail has reached enough approvers yet, so the time to decide has not begun.';
  const agreed = standing(record, { approvals }).some(({ by }) => sameAddress(by, email));
  const own = agreed
    ? ' You have agreed already; until somebody else does, you can only take it back by rejecting.'
    : '';
  return { tone: 'wait', text: html`${standingWords(record, { approvals })?.long} ${expiry}${own}` };
}

const decided = ({ decidedBy, decidedAt, approvals = [] }: CaseRecord): Markup =>
  html`${approvals.length > 1 ? approvals.map(({ by }) => by).join(' and ') : (decidedBy ?? 'somebody')}${
    decidedAt === undefined ? '' : html`, ${timeOf(decidedAt)}`
  }`;

const closed = ({ closedAt }: CaseRecord): Markup | string =>
  closedAt === undefined ? '' : html` Closed ${timeOf(closedAt)}.`;

const again = (record: CaseRecord): Markup => html`<a href="${casePath(record)}">Look again</a>`;

/** The last detail in the timeline, which says why the case ended. */
function ending({ timeline, state }: CaseRecord): string {
  const last = timeline.findLast(({ detail, event }) => detail !== '' && event !== 'refused' && event !== 'opened');
  if (state === 'done' && (last === undefined || last.event === 'done' || last.event === 'approved'))
    return 'The account was read again, and the finding is gone.';
  return last === undefined ? '' : detailWords(last);
}
