import { html } from 'hono/html';
import type { CaseRecord, CaseState } from '../../domain/cases/case';
import { isOverdue } from '../../domain/cases/overdue';
import { isClosed } from '../../domain/cases/closed';
import { endingOf } from '../../domain/cases/previous';
import { timeRuns } from '../../domain/cases/telling';
import { count } from '../../domain/count';
import type { Mode } from '../../domain/runs/run';
import { addDays } from '../../domain/time';
import type { Policy } from '../../domain/policy/schema';
import type { Markup } from '../markup';
import { standingWords } from '../standing';
import { capital, stateWords, timeIsOver } from './case-words';
import { endingWords } from './ending-words';
import { casePath } from './case-path';
import type { Looking } from './offered-decisions';
import { nextStep } from './next-words';
import { hasAgreed, waitsForWords } from './waits-for';
import { datesInWords, dayOf, fromNow, timeOf } from './when';

type Approvals = Policy['approvals'];

interface Surroundings {
  readonly looking: Looking;
  readonly approvals: Approvals;
  /** True when the case has a later generation. */
  readonly hasNext: boolean;
  readonly mode: Mode;
}

/** The state of the case in one or two sentences, and what follows. */
export function stateNote(record: CaseRecord, around: Surroundings): Markup {
  const { tone, title = stateWords[record.state], text } = notes[record.state](record, around);
  return html`<div class="note ${tone}" id="state">
    <p><b>${title}.</b> ${text}</p>
    ${isClosed(record) ? html`<p>${nextStep(record, around)}</p>` : ''}
  </div>`;
}

interface Note {
  readonly tone: '' | 'wait' | 'good' | 'warm';
  /** In place of the state. */
  readonly title?: string;
  readonly text: Markup | string;
}

const nothingChanged = 'Nothing was changed.';

const notes: Readonly<Record<CaseState, (record: CaseRecord, around: Surroundings) => Note>> = {
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
  done: (record) => ({ tone: 'good', text: html`${endingWords(record)}${closed(record)}` }),
  rejected: (record, { approvals }) => ({
    tone: '',
    text: html`By ${decided(record)}. ${nothingChanged} Nobody took the risk: reports show the finding as open, and it
    is asked again ${asksAgain(record, approvals)}.`,
  }),
  accepted: (record) => ({
    tone: '',
    text: html`By ${decided(record)}${until(record)}. ${nothingChanged} Reports say “accepted” until then, or until the
    finding changes.`,
  }),
  expired: (record) => ({ tone: '', text: html`Nobody decided in time. ${nothingChanged}${closed(record)}` }),
  stale: (record) => ({ tone: 'warm', text: html`${endingWords(record)}${closed(record)}` }),
  failed: (record) => ({ tone: 'warm', text: html`${endingWords(record)} ${foundAgain(record)}${closed(record)}` }),
};

/** What was read again; empty where it could not be. */
const foundAgain = (record: CaseRecord): string =>
  endingOf(record) === 'unverified' ? '' : datesInWords(record.message);

const doing = ({ decision }: CaseRecord): string =>
  decision === 'done' ? 'Rootward reads the account again.' : 'Rootward acts, and then reads the account again.';

const until = ({ acceptedUntil }: CaseRecord): Markup | string =>
  acceptedUntil === undefined ? '' : html`, until ${dayOf(acceptedUntil)}`;

const asksAgain = ({ decidedAt, closedAt }: CaseRecord, { reaskRejectedAfterDays }: Approvals): Markup | string => {
  const from = decidedAt ?? closedAt;
  return from === undefined
    ? `after ${count(reaskRejectedAfterDays, 'day')}`
    : html`after ${dayOf(addDays(from, reaskRejectedAfterDays))}`;
};

function pending(record: CaseRecord, { looking: { now, email }, approvals }: Surroundings): Note {
  if (isOverdue(record, now))
    return { tone: '', title: timeIsOver, text: html`It ended ${timeOf(record.expiresAt)}. ${nothingChanged}` };
  const expiry = timeRuns(record)
    ? html`Expires ${fromNow(record.expiresAt, now)}, ${timeOf(record.expiresAt)}.`
    : 'No mail has reached enough approvers yet, so the time to decide has not begun.';
  const own = hasAgreed(record, approvals, email)
    ? ' You have agreed: the rest is up to others. You can only take it back, by rejecting.'
    : '';
  const standing = standingWords(record, { approvals });
  return standing === undefined
    ? { tone: 'wait', title: capital(waitsForWords(record, approvals, email)), text: html`${expiry}${own}` }
    : { tone: 'wait', text: html`${standing.long} ${expiry}${own}` };
}

const decided = ({ decidedBy, decidedAt, approvals = [] }: CaseRecord): Markup =>
  html`${approvals.length > 1 ? approvals.map(({ by }) => by).join(' and ') : (decidedBy ?? 'somebody')}${
    decidedAt === undefined ? '' : html`, ${timeOf(decidedAt)}`
  }`;

const closed = ({ closedAt }: CaseRecord): Markup | string =>
  closedAt === undefined ? '' : html` Closed ${timeOf(closedAt)}.`;

const again = (record: CaseRecord): Markup => html`<a href="${casePath(record)}">Look again</a>`;
