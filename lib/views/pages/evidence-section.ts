import { html } from 'hono/html';
import type { Instant } from '../../domain/account';
import type { CaseRecord } from '../../domain/cases/case';
import type { Markup } from '../markup';
import { count } from '../../domain/count';
import { shownCertificates, shownDevices, shownKeys, type ShownKey } from './case-facts';
import { foundWords } from './case-words';
import { dayOf, spanWords, timeOf } from './when';

/** What was found, as of the last refresh of this generation. Ids are masked. */
export function evidenceSection(record: CaseRecord, now: Instant): Markup {
  return html`<section class="panel" aria-labelledby="evidence">
    <h2 id="evidence">What was found</h2>
    <p>${foundWords(record)}</p>
    ${asOf(record)} ${evidence(record, now)}
  </section>`;
}

/** Facts of a credential report are as old as the report. */
const asOf = ({ evidence: { reportedAt } }: CaseRecord): Markup | string =>
  typeof reportedAt === 'string'
    ? html`<p>As of the account’s credential report of ${timeOf(reportedAt)}; what changed since is not in it.</p>`
    : '';

function evidence(record: CaseRecord, now: Instant): Markup | string {
  switch (record.rule) {
    case 'root-access-key':
      return keyTable(shownKeys(record), now);
    case 'root-signing-certificate':
      return certificateTable(shownCertificates(record));
    case 'root-mfa':
      return html`<dl>
        <dt>Root password</dt>
        <dd>${record.evidence.password === false ? 'none' : 'present'}</dd>
        <dt>MFA devices</dt>
        <dd>${shownDevices(record).length === 0 ? 'none' : shownDevices(record).join(', ')}</dd>
      </dl>`;
    case 'root-password':
      return html`<dl>
        <dt>Root password</dt>
        <dd>${record.evidence.password === false ? 'none' : 'present'}</dd>
      </dl>`;
    default:
      return '';
  }
}

const cell = (label: string, content: Markup | string): Markup =>
  html`<td role="cell" data-label="${label}"><span>${content}</span></td>`;

const keyTable = (keys: readonly ShownKey[], now: Instant): Markup =>
  html`<table class="stack" role="table">
    <caption>
      ${count(keys.length, 'access key')}. IAM remembers use since 22 April 2015, and only the last one.
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${['Key', 'Status', 'Created', 'Last used', 'Service', 'Region'].map(
          (title) => html`<th role="columnheader" scope="col">${title}</th>`,
        )}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${keys.map(
        (key) =>
          html`<tr role="row">
            <th role="rowheader" scope="row"><code>${key.id}</code></th>
            ${cell('Status', key.status)} ${cell('Created', created(key, now))} ${cell('Last used', lastUsed(key, now))}
            ${cell('Service', key.lastUsedService ?? '–')} ${cell('Region', key.lastUsedRegion ?? '–')}
          </tr>`,
      )}
    </tbody>
  </table>`;

const created = ({ createdAt }: ShownKey, now: Instant): Markup | string =>
  createdAt === undefined
    ? 'not told'
    : html`${dayOf(createdAt)} <span class="soft">(${spanWords(createdAt, now)} old)</span>`;

function lastUsed({ lastUsedAt }: ShownKey, now: Instant): Markup | string {
  if (lastUsedAt === undefined) return 'unknown';
  return lastUsedAt === null
    ? 'never'
    : html`${dayOf(lastUsedAt)} <span class="soft">(${spanWords(lastUsedAt, now)} ago)</span>`;
}

const certificateTable = (certificates: readonly { readonly id: string; readonly status: string }[]): Markup =>
  html`<table class="stack" role="table">
    <caption>
      ${count(certificates.length, 'signing certificate')}. IAM does not say when one was used.
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${['Certificate', 'Status'].map((title) => html`<th role="columnheader" scope="col">${title}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${certificates.map(
        ({ id, status }) =>
          html`<tr role="row">
            <th role="rowheader" scope="row"><code>${id}</code></th>
            ${cell('Status', status)}
          </tr>`,
      )}
    </tbody>
  </table>`;
