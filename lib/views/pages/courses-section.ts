import { html } from 'hono/html';
import type { CaseRecord, Decision } from '../../domain/cases/case';
import type { Markup } from '../markup';
import type { Course } from './course';
import { courseOf, whyByHand, type Terms } from './courses';

/** What will happen after each offered decision. The first is visible, the others are folded. */
export function coursesSection(record: CaseRecord, offered: readonly Decision[], terms: Terms): Markup | string {
  const [first, ...others] = offered;
  if (first === undefined) return '';
  const byHand = whyByHand(record);
  const main = courseOf(record, first, terms);
  return html`<section class="panel" aria-labelledby="courses">
    <h2 id="courses">${first === 'done' ? 'What to do, and what will happen' : 'What will happen'}</h2>
    ${byHand === undefined ? '' : html`<p>${byHand}</p>`}
    <h3>${headings[first]}</h3>
    ${steps(main)} ${finality(main)}
    ${others.map((decision) => {
      const course = courseOf(record, decision, terms);
      return html`<details>
        <summary>${headings[decision]}</summary>
        ${steps(course)} ${finality(course)}
      </details>`;
    })}
  </section>`;
}

const headings: Readonly<Record<Decision, string>> = {
  approve: 'If it is approved',
  done: 'If a person does it by hand',
  accept: 'If the risk is accepted',
  reject: 'If it is rejected',
};

const steps = (course: Course): Markup =>
  html`<ol class="steps">
    ${course.steps.map((step) => html`<li>${step}</li>`)}
  </ol>`;

const finality = ({ final }: Course): Markup | string =>
  final.length === 0
    ? ''
    : html`<div class="note warm">
        <h3>What cannot be undone</h3>
        ${final.map((line) => html`<p>${line}</p>`)}
      </div>`;
