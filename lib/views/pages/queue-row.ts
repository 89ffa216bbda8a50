import { html } from 'hono/html';
import type { Instant } from '../../domain/account';
import type { CaseRecord } from '../../domain/cases/case';
import { isOverdue } from '../../domain/cases/overdue';
import { timeRuns } from '../../domain/cases/telling';
import type { Policy } from '../../domain/policy/schema';
import { addDays, isAfter } from '../../domain/time';
import type { Mode } from '../../domain/runs/run';
import type { Markup } from '../markup';
import type { CasesOfAccount } from '../urgency';
import { severityWords } from '../words';
import { unitWords } from './account-section';
import { casePath } from './case-path';
import { capital, caseTitle, stateWords, timeIsOver } from './case-words';
import { endingWords } from './ending-words';
import { askedAgainWords } from './next-words';
import { ordinal } from './ordinal';
import { hasAgreed, waitsForWords } from './waits-for';
import { datesInWords, dayOf, fromNow, spanWords } from './when';

interface Surroundings {
  readonly now: Instant;
  readonly email: string;
  readonly mode: Mode;
  readonly approvals: Policy['approvals'];
}

/** True while people may decide about the case. */
export const waits = (record: CaseRecord, now: Instant): boolean =>
  record.state === 'pending' && !isOverdue(record, now);

/** The cases of one account. @param list the id of the heading above */
export const accountPanel = (
  { first, cases }: CasesOfAccount,
  around: Surroundings,
  list: 'cases' | 'unsettled',
): Markup =>
  html`<section class="panel account" aria-labelledby="${list}-${first.account} ${list}">
    <h3 id="${list}-${first.account}">
      <bdi>${first.accountName}</bdi> <code>${first.account}</code>
      ${first.unit === undefined ? '' : html`<span class="unit">in ${unitWords(first)}</span>`}
    </h3>
    <ul>
      ${cases.map((record) => caseRow(record, around, list))}
    </ul>
  </section>`;

const caseRow = (record: CaseRecord, around: Surroundings, list: 'cases' | 'unsettled'): Markup =>
  html`<li class="row is-${record.severity}">
    <span><span class="tag ${record.severity}">${severityWords[record.severity]}</span></span>
    <div>
      <a href="${casePath(record)}" aria-describedby="${list}-${record.account}">${caseTitle(record)}</a>
      ${record.generation > 1 ? html`<span class="soft">opened for the ${ordinal(record.generation)} time</span>` : ''}
      <p class="soft">${datesInWords(record.message)}</p>
      ${record.closedAt === undefined || record.state === 'expired' ? '' : html`<p><bdi>${endingWords(record)}</bdi></p>`}
      ${list === 'unsettled' ? html`<p>${askedAgainWords(record, around.mode)}</p>` : ''}
    </div>
    <p class="end"><b>${standsAt(record, around)}</b><br /><span class="soft">${moment(record, around)}</span></p>
  </li>`;

/** Where the case stands; of one that waits, whose answer it waits for. */
function standsAt(record: CaseRecord, { now, email, approvals }: Surroundings): string {
  if (record.state !== 'pending') return stateWords[record.state];
  return waits(record, now) ? capital(waitsForWords(record, approvals, email)) : timeIsOver;
}

function moment(record: CaseRecord, { now, email, approvals }: Surroundings): Markup | string {
  if (record.closedAt !== undefined)
    return html`${record.decidedBy === undefined ? '' : html`by ${record.decidedBy}<br />`}${dayOf(record.closedAt)}`;
  if (record.state === 'queued') return 'opens on a later day';
  const age = html`open for ${spanWords(record.openedAt, now)}`;
  if (record.state !== 'pending') return html`by ${record.decidedBy ?? 'somebody'}<br />${age}`;
  if (!waits(record, now)) return age;
  const expiry = timeRuns(record)
    ? html`expires ${soonOrDay(record.expiresAt, now)}`
    : 'no mail has reached enough people';
  const agreed = hasAgreed(record, approvals, email) ? html`you have agreed<br />` : '';
  return html`${agreed}${age}, ${expiry}`;
}

/** The day, as mails name it; on the last one, the hours that are left. */
const soonOrDay = (instant: Instant, now: Instant): Markup | string =>
  isAfter(addDays(now, 1), instant) ? fromNow(instant, now) : dayOf(instant);
