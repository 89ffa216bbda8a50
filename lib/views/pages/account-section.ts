import { html } from 'hono/html';
import type { CaseRecord } from '../../domain/cases/case';
import { isClosed } from '../../domain/cases/closed';
import type { Markup } from '../markup';
import { caseTitle, stateWords } from './case-words';
import { casePath } from './case-path';
import { cloudTrail, regionToSearch } from './cloud-trail';
import { keyUse } from './key-use';

interface Surroundings {
  /** The current cases of the account about other rules. */
  readonly others: readonly CaseRecord[];
  /** True for approvers: only they, who do the work, get the root e-mail address. */
  readonly mayDecide: boolean;
}

/** The account of a case: where it is, who its root user is, what else is open in it, and where more is to be seen. */
export function accountSection(record: CaseRecord, { others, mayDecide }: Surroundings): Markup {
  const { account, accountName } = record;
  const searched = ['in-use', 'unknown'].includes(keyUse(record) ?? '');
  return html`<section class="panel" aria-labelledby="account">
    <h2 id="account">The account</h2>
    <dl>
      <dt>Account</dt>
      <dd>
        <bdi>${accountName}</bdi> <code>${account}</code>${record.management === true ? ', the management account' : ''}
      </dd>
      ${
        record.unit === undefined
          ? ''
          : html`<dt>Unit</dt>
              <dd>${unitWords(record)}</dd>`
      }
      ${
        isClosed(record)
          ? ''
          : html`<dt>Root e-mail</dt>
              <dd>${rootEmail(record, mayDecide)}</dd>`
      }
      <dt>Tags</dt>
      <dd>${tagList(record)}</dd>
      <dt>Other cases</dt>
      <dd>
        ${
          others.length === 0
            ? 'none'
            : html`<ul class="plain">
                ${others.map(
                  (other) =>
                    html`<li>
                      <a href="${casePath(other)}">${caseTitle(other)}</a>
                      <span class="soft">${stateWords[other.state].toLowerCase()}</span>
                    </li>`,
                )}
              </ul>`
        }
      </dd>
    </dl>
    ${
      searched
        ? ''
        : html`<details>
            <summary>What its root user did lately</summary>
            ${cloudTrail(account, regionToSearch(undefined))}
          </details>`
    }
  </section>`;
}

/** A unit as people read it: its name, where it is known, and its id. */
export const unitWords = ({ unit = '', unitName }: Pick<CaseRecord, 'unit' | 'unitName'>): Markup | string =>
  unitName === undefined ? html`<code>${unit}</code>` : html`<bdi>${unitName}</bdi> <code>${unit}</code>`;

function tagList({ tags }: CaseRecord): Markup | string {
  if (tags === undefined) return 'not known';
  const entries = Object.entries(tags).toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length === 0) return 'none';
  return html`<ul class="plain">
    ${entries.map(([name, value]) => html`<li><bdi>${name}</bdi> = <bdi>${value}</bdi></li>`)}
  </ul>`;
}

function rootEmail({ rootEmail: email, account }: CaseRecord, mayDecide: boolean): Markup | string {
  if (!mayDecide) return 'shown to approvers only';
  return email === undefined || email === ''
    ? html`not kept in this case: <code>aws organizations describe-account --account-id ${account}</code>`
    : html`<bdi>${email}</bdi>`;
}
