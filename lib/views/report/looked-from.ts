import { html } from 'hono/html';
import type { LookedFrom } from '../../domain/runs/report';
import { count } from '../../domain/count';
import type { Markup } from '../markup';
import { placeWords } from '../standpoint';
import type { View } from './view';

/** From where somebody looked with their own credentials: what could not be seen, and by what was judged. */
export const lookedFromNote = ({ report: { lookedFrom } }: View): Markup | string =>
  lookedFrom === undefined
    ? ''
    : html`<div class="note">
        <p>
          <b>Looked at from ${placeWords[lookedFrom.place]} <code>${lookedFrom.account}</code></b
          >, with the credentials of a person and nothing deployed. ${seenWords(lookedFrom)}
        </p>
        ${
          lookedFrom.doesNotSee.length === 0
            ? ''
            : html`<ul>
                ${lookedFrom.doesNotSee.map((what) => html`<li>Not seen from there: ${what}</li>`)}
              </ul>`
        }
        ${lookedFrom.withoutPolicy === true ? html`<p>${withoutPolicyWords}</p>` : ''} ${byRole(lookedFrom)}
      </div>`;

const seenWords = ({ doesNotSee }: LookedFrom): string =>
  doesNotSee.length === 0 ? 'From there everything can be asked for.' : 'What cannot be seen is told as unreadable.';

/** What is said where nobody said what is wanted. */
export const withoutPolicyWords =
  'No policy was given: each account shall have a security, a billing and an operations contact, whichever; the rest is ' +
  'judged by the defaults. Which contact is the right one is not judged.';

/** Source: IAM user guide, "Generate credential reports for your AWS account": it has no ids and no inactive keys. */
const byRole = ({ role, readByRole = [], noRootSession = [] }: LookedFrom): Markup | string =>
  role === undefined || readByRole.length === 0
    ? ''
    : html`<p>
          The root users of ${count(readByRole.length, 'account')} were read with the role <code>${role}</code>, because
          no root session could be had or told enough. That tells that keys and certificates exist and, of active ones,
          when they were used; it does not tell their ids, whether one that is not active is inactive or newer than the
          credential report, nor MFA devices other than virtual ones.
        </p>
        <ul>
          ${noRootSession.map(({ why, accounts }) => html`<li>${idsOrCount(accounts)}: ${why}</li>`)}
        </ul>`;

/** So many ids can be read; report.json has all. */
const fewAccounts = 12;

const idsOrCount = (accounts: readonly string[]): string =>
  accounts.length <= fewAccounts ? accounts.join(', ') : count(accounts.length, 'account');
