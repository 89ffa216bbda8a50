import { html, raw } from 'hono/html';
import type { Instant } from '../../domain/account';
import type { CaseRecord, Decision } from '../../domain/cases/case';
import type { Policy } from '../../domain/policy/schema';
import { acceptAtMostDays, reasonLength } from '../../domain/cases/decision-request';
import { mustCoverUse } from '../../domain/cases/covers-use';
import { addDays, utcDay } from '../../domain/time';
import type { Markup } from '../markup';
import { buttonWords, choiceWords } from './choice-words';
import { casePath } from './case-path';

export type FieldName = 'decision' | 'until' | 'evenIfUsed' | 'reason' | 'digits';

/** A mistake in a form. There is at most one for each field, in the order of the fields. */
export interface Mistake {
  readonly field: FieldName;
  readonly message: string;
}

/** What a person typed, to fill the form again. Without the digits, which must be typed again at every attempt. */
export interface Typed {
  readonly decision?: string;
  readonly until?: string;
  readonly reason?: string;
}

export interface FormView {
  readonly record: CaseRecord;
  readonly offered: readonly Decision[];
  readonly terms: Policy['approvals'];
  readonly token: string;
  readonly now: Instant;
  /** True when the visitor has agreed to something already. */
  readonly agreed: boolean;
  readonly mistakes: readonly Mistake[];
  readonly typed: Typed;
}

/** The form of a decision. Nothing is preselected, so pressing the button alone decides nothing. */
export const decisionForm = (view: FormView): Markup =>
  html`<form method="post" action="${casePath(view.record)}/decide" autocomplete="off">
    <input type="hidden" name="token" value="${view.token}" />
    <input type="hidden" name="generation" value="${view.record.generation}" />
    <input type="hidden" name="fingerprint" value="${view.record.fingerprint}" />
    <fieldset ${described('decision', view.mistakes)}>
      <legend>Your decision</legend>
      ${wrong('decision', view.mistakes)} ${view.offered.map((decision, index) => choice(decision, index, view))}
    </fieldset>
    <div class="field">
      <label for="reason">Reason</label>
      <span class="hint" id="reason-hint"
        >At least ${reasonLength.min} characters. It is kept with the case, and others will read it.</span
      >
      ${wrong('reason', view.mistakes)}
      <textarea
        id="reason"
        name="reason"
        rows="3"
        minlength="${reasonLength.min}"
        maxlength="${reasonLength.max}"
        required
        ${described('reason', view.mistakes, 'reason-hint')}
      >
${view.typed.reason ?? ''}</textarea>
    </div>
    <div class="field">
      <label for="digits">Last four digits of the account</label>
      <span class="hint" id="digits-hint">Type them from the account number that you mean to decide about.</span>
      ${wrong('digits', view.mistakes)}
      <input
        class="digits"
        id="digits"
        name="digits"
        inputmode="numeric"
        pattern="[0-9]{4}"
        minlength="4"
        maxlength="4"
        title="four digits"
        required
        ${described('digits', view.mistakes, 'digits-hint')}
      />
    </div>
    ${button(view)}
  </form>`;

/**
 * One button, whose words follow the chosen decision by style alone. Browsers without :has show the words of no choice.
 */
const button = ({ offered, record, terms }: FormView): Markup =>
  html`<button class="decide">
    <span class="says plainly">Send the decision</span><span class="says none">Choose a decision</span>${offered.map(
      (decision) => html`<span class="says ${decision}">${buttonWords(decision, record, terms)}</span>`,
    )}
  </button>`;

function choice(decision: Decision, index: number, view: FormView): Markup {
  const { title, hint, weight } = choiceWords[decision](view);
  // The first choice gets the plain id, because links in the list of mistakes point to `#decision`.
  const id = index === 0 ? 'decision' : `decision-${decision}`;
  return html`<div class="choice ${weight}">
    <input
      type="radio"
      id="${id}"
      name="decision"
      value="${decision}"
      required
      aria-describedby="${id}-hint"
      ${view.typed.decision === decision ? raw('checked') : ''}
    />
    <label for="${id}"><b>${title}</b></label>
    <span class="hint more" id="${id}-hint">${hint}</span>
    ${decision === 'accept' ? until(view) : ''}
    ${decision === 'approve' && mustCoverUse(view.record) ? evenIfUsed(view) : ''}
  </div>`;
}

/** Never ticked for the person, not even when the form comes back with mistakes. */
const evenIfUsed = ({ mistakes }: FormView): Markup =>
  html`<div class="more tick">
    ${wrong('evenIfUsed', mistakes)}
    <input
      type="checkbox"
      id="evenIfUsed"
      name="evenIfUsed"
      value="yes"
      ${described('evenIfUsed', mistakes, 'evenIfUsed-hint')}
    />
    <label for="evenIfUsed">Delete although something uses it</label>
    <span class="hint" id="evenIfUsed-hint">The approval then stands although the key is used again.</span>
  </div>`;

const until = ({ now, typed, mistakes }: FormView): Markup =>
  html`<div class="more until">
    <label for="until">Until</label>
    <span class="hint" id="until-hint">The last day (UTC), at most ${acceptAtMostDays} days ahead.</span>
    ${wrong('until', mistakes)}
    <input
      type="date"
      id="until"
      name="until"
      min="${utcDay(addDays(now, 1))}"
      max="${utcDay(addDays(now, acceptAtMostDays))}"
      value="${typed.until ?? ''}"
      ${described('until', mistakes, 'until-hint')}
    />
  </div>`;

const mistakeOf = (field: FieldName, mistakes: readonly Mistake[]): Mistake | undefined =>
  mistakes.find((mistake) => mistake.field === field);

function wrong(field: FieldName, mistakes: readonly Mistake[]): Markup | string {
  const mistake = mistakeOf(field, mistakes);
  return mistake === undefined ? '' : html`<span class="wrong" id="${field}-wrong">${mistake.message}</span>`;
}

/** The attributes that connect a field to its hint and its mistake. */
function described(field: FieldName, mistakes: readonly Mistake[], hint?: string): Markup | string {
  const mistake = mistakeOf(field, mistakes);
  const ids = [hint, mistake === undefined ? undefined : `${field}-wrong`].filter((id) => id !== undefined).join(' ');
  if (ids === '') return '';
  return html`aria-describedby="${ids}" ${mistake === undefined ? '' : raw('aria-invalid="true"')}`;
}
