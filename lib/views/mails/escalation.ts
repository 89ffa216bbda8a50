import { html } from 'hono/html';
import type { CaseRecord } from '../../domain/cases/case';
import type { Run } from '../../domain/runs/run';
import { type Mail, mailHtml, oneLine } from './mail';
import { byAccount, casesMarkup, casesText } from './mail-cases';
import { count } from '../../domain/count';

export interface Escalation {
  readonly person: { readonly name: string; readonly email: string };
  readonly run: Run;
  readonly organizationId: string;
  /** Undecided cases whose last reminder is due. */
  readonly cases: readonly CaseRecord[];
  /** The people who may decide. */
  readonly approvers: readonly { readonly name: string; readonly email: string }[];
}

/** The mail that tells somebody that nobody decides. It has no link and gives no authority. */
export function renderEscalation({ person, run, organizationId, cases, approvers }: Escalation): Mail {
  const accounts = count(byAccount(cases).length, 'account');
  const wait = `${count(cases.length, 'case')} ${cases.length === 1 ? 'waits' : 'wait'}`;
  const subject = oneLine(`Rootward: ${wait} for a decision in ${accounts} of ${organizationId}`);
  const intro = `Nobody has decided these cases in organization ${organizationId} (run ${run.id}), and no further reminder follows:`;
  const closing = [
    `Who may decide: ${approvers.map(({ name, email }) => `${oneLine(name)} <${email}>`).join(', ')}.`,
    'This mail informs only. An undecided case expires, and nothing is deleted without a decision.',
  ];
  const text = [`Hello ${oneLine(person.name)},`, '', intro, '', ...casesText(cases), ...closing, ''].join('\n');
  const parts = [
    html`<p>Hello ${person.name},</p>`,
    html`<p>${intro}</p>`,
    ...casesMarkup(cases),
    ...closing.map((line) => html`<p style="color:#59616e">${line}</p>`),
  ];
  return { subject, text, html: mailHtml(subject, parts) };
}
