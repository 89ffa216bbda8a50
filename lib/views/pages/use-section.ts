import { html } from 'hono/html';
import type { Instant } from '../../domain/account';
import type { CaseRecord } from '../../domain/cases/case';
import type { Markup } from '../markup';
import { cloudTrail, regionToSearch } from './cloud-trail';
import { keyUse, lastUsedKey, useWords } from './key-use';
import { spanWords, timeOf } from './when';

/** How to find out who uses the keys, for keys that something uses or may use. */
export function useSection(record: CaseRecord, now: Instant): Markup | string {
  const use = keyUse(record);
  if (use !== 'in-use' && use !== 'unknown') return '';
  const key = lastUsedKey(record);
  return html`<section class="panel" aria-labelledby="use">
    <h2 id="use">First: find out who uses it</h2>
    <ol class="steps">
      <li>
        ${
          key === undefined
            ? 'AWS did not tell the last use, so somebody may use it now. What hindered the reading is named above.'
            : html`<b>${key.id}</b> was last used ${timeOf(key.lastUsedAt)} (${spanWords(key.lastUsedAt, now)}
                ago)${useWords(key)}. IAM keeps only the last use of each key.`
        }
      </li>
      <li>${cloudTrail(record.account, regionToSearch(key?.lastUsedRegion))}</li>
      <li>
        In the entries, <code>sourceIPAddress</code> and <code>userAgent</code> lead to the machine and the program.
        Move that work to a role; then the key is no longer needed.
      </li>
      <li>If nobody knows this use, take the key for stolen: it may do everything in the account.</li>
    </ol>
  </section>`;
}
