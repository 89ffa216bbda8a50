import { html } from 'hono/html';
import { count } from '../../domain/count';
import type { Markup } from '../markup';
import { ruleWords } from '../words';
import { accountList } from './account-list';
import { causeAdvice } from './cause-advice';
import type { Cause } from './causes';
import type { View } from './view';

/** Why something could not be read or fixed: each cause once, with what it concerns. */
export const causesSection = (view: View): Markup | string =>
  view.causes.length === 0
    ? ''
    : html`<section id="causes" aria-labelledby="causes-title">
        <h2 id="causes-title">What could not be read or fixed</h2>
        <p class="soft">What is unread counts as open, never as compliant. Each cause is told once.</p>
        ${view.causes.map((cause) => causeCard(cause, view))}
      </section>`;

const causeCard = (cause: Cause, view: View): Markup =>
  html`<div class="card" id="${cause.anchor}">
    <h3>${cause.title}</h3>
    <p>
      ${cause.name === undefined ? '' : causeAdvice[cause.name]}
      ${
        cause.calls.length === 0
          ? ''
          : html`<span class="soft"
              >Asked: ${cause.calls.map((call, index) => html`${index > 0 ? ', ' : ''}<code>${call}</code>`)}.</span
            >`
      }
    </p>
    ${cause.groups.map(
      ({ rules, accounts }) =>
        html`<details ${accounts.length <= fewAccounts ? 'open' : ''}>
          <summary>${rules.map((rule) => ruleWords[rule]).join(', ')}: ${count(accounts.length, 'account')}</summary>
          ${accountList(accounts, view)}
        </details>`,
    )}
  </div>`;

/** Lists up to this length are shown at once. */
const fewAccounts = 12;
