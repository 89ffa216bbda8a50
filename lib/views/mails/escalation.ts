import { html } from 'hono/html';
import type { CaseRecord } from '../../domain/cases/case';
import { timeRuns } from '../../domain/cases/telling';
import type { Person } from '../../domain/policy/approvals-schema';
import type { Policy } from '../../domain/policy/schema';
import type { Run } from '../../domain/runs/run';
import { type Mail, mailHtml, oneLine } from './mail';
import { byAccount, casesMarkup, casesText, noteFor } from './mail-cases';
import { count } from '../../domain/count';

export interface Escalation {
  readonly person: Person;
  readonly run: Run;
  readonly organizationId: string;
  /** Undecided cases whose last reminder is due. */
  readonly cases: readonly CaseRecord[];
  /** The deployed policy, which names the people who may decide. */
  readonly policy: Policy;
}

/** The mail that tells somebody that nobody decides. It has no link and gives no authority. */
export function renderEscalation({ person, run, organizationId, cases, policy }: Escalation): Mail {
  const { approvers } = policy.approvals;
  const note = (record: CaseRecord): string =>
    [unreached(record), noteFor(person.email, policy)(record)].join(' ').trim();
  const accounts = count(byAccount(cases).length, 'account');
  const wait = `${count(cases.length, 'case')} ${cases.length === 1 ? 'waits' : 'wait'}`;
  const subject = oneLine(`Rootward: ${wait} for a decision in ${accounts} of ${organizationId}`);
  const intro = `Nobody has decided these cases in organization ${organizationId} (run ${run.id}), and no further reminder follows:`;
  const closing = [
    `Who may decide: ${approvers.map(({ name, email }) => `${oneLine(name)} <${email}>`).join(', ')}.`,
    'This mail informs only. An undecided case expires, and nothing is deleted without a decision.',
  ];
  const text = [`Hello ${oneLine(person.name)},`, '', intro, '', ...casesText(cases, note), ...closing, ''].join('\n');
  const parts = [
    html`<p>Hello ${person.name},</p>`,
    html`<p>${intro}</p>`,
    ...casesMarkup(cases, note),
    ...closing.map((line) => html`<p style="color:#59616e">${line}</p>`),
  ];
  return { subject, text, html: mailHtml(subject, parts) };
}

/** The escalation may come just because the mails to the approvers fail. */
const unreached = (record: CaseRecord): string =>
  timeRuns(record) ? '' : 'Too few approvers could be asked by mail, so its time to decide has not begun.';
