import { html } from 'hono/html';
import type { AccountReport } from '../../domain/runs/report';
import type { Markup } from '../markup';
import { count } from '../../domain/count';
import { accountList } from './account-list';
import { foldedAccounts } from './account-table';
import { groupBy } from './group-by';
import type { View } from './view';

/** The accounts that are not in the overview: skipped ones by their state, and compliant ones where there are many. */
export function restSection(view: View): Markup | string {
  const skipped = view.accounts.filter(({ outcome }) => outcome === 'skipped');
  const { folded } = foldedAccounts(view.accounts);
  return skipped.length + folded.length === 0
    ? ''
    : html`<section id="rest" aria-labelledby="rest-title">
        <h2 id="rest-title">Not in the table</h2>
        ${[...groupBy(skipped, ({ reason }) => reason)].map(([state, accounts]) =>
          listed(`${stateWords[state] ?? state}, so not read`, accounts, view),
        )}
        ${folded.length === 0 ? '' : listed('Compliant in every rule that applies', folded, view)}
      </section>`;
}

const stateWords: Readonly<Record<string, string>> = {
  PENDING_ACTIVATION: 'Not activated yet',
  SUSPENDED: 'Suspended',
  PENDING_CLOSURE: 'Being closed',
  CLOSED: 'Closed',
};

const listed = (words: string, accounts: readonly AccountReport[], view: View): Markup =>
  html`<details>
    <summary>${words}: ${count(accounts.length, 'account')}</summary>
    ${accountList(accounts, view)}
  </details>`;
