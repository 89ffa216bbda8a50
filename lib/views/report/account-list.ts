import { html } from 'hono/html';
import type { AccountReport } from '../../domain/runs/report';
import type { Markup } from '../markup';
import type { View } from './view';

/** An account with its id and the name of its unit. */
export const accountWords = ({ name, id, unit }: AccountReport, { unitName }: View): Markup =>
  html`<b>${name}</b> <code>${id}</code> <span class="soft">${unitName(unit)}</span>`;

/** A list of accounts, in columns. */
export const accountList = (accounts: readonly AccountReport[], view: View): Markup =>
  html`<ul class="entries">
    ${accounts.map((account) => html`<li>${accountWords(account, view)}</li> `)}
  </ul>`;
