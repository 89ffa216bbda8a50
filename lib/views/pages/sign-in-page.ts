import { html } from 'hono/html';
import type { Person } from '../../domain/policy/approvals-schema';
import { renderPage } from './layout';

export interface SignInView {
  readonly people: readonly Person[];
  readonly approvers: readonly Person[];
  /** Path of this page to go to after the choice. */
  readonly next: string;
}

/** The page on which a visitor picks a person, because a simulated organization has no sign-in. */
export const renderSignIn = ({ people, approvers, next }: SignInView): string =>
  renderPage(
    'Who are you?',
    html`<div class="panel narrow">
      <h1>Who are you?</h1>
      <p>
        This organization is simulated, so nobody asks for a password. Choose a person to look at the cases as them.
      </p>
      <form method="post" action="/session">
        <input type="hidden" name="next" value="${next}" />
        <ul class="people">
          ${people.map(
            ({ name, email }) =>
              html`<li>
                <button name="email" value="${email}">
                  ${name}<span
                    >${email} ·
                    ${approvers.some((approver) => approver.email === email) ? 'approver' : 'may look, not decide'}</span
                  >
                </button>
              </li>`,
          )}
        </ul>
      </form>
    </div>`,
    {},
  );
