import { html } from 'hono/html';
import type { Person } from '../../domain/policy/approvals-schema';
import type { Markup } from '../markup';

/** Lists who may decide, so that others know whom to ask. */
export const approversSection = (
  { approvers, required }: { readonly approvers: readonly Person[]; readonly required: number },
  { mayDecide }: { readonly mayDecide: boolean },
): Markup =>
  html`<section class="panel" aria-labelledby="approvers">
    <h2 id="approvers">Who may decide</h2>
    ${mayDecide ? '' : html`<p>You may look at this. To decide, one has to be an approver of the deployed policy:</p>`}
    <ul class="plain">
      ${approvers.map(({ name, email }) => html`<li>${name} <span class="soft">${email}</span></li>`)}
    </ul>
    ${
      required > 1
        ? html`<p>A decision takes ${required} of them; any one may reject.</p>`
        : html`<p class="soft">Any one of them decides.</p>`
    }
  </section>`;
