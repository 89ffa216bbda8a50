import { html } from 'hono/html';
import type { CaseRecord } from '../../domain/cases/case';
import type { Person } from '../../domain/policy/approvals-schema';
import type { Policy } from '../../domain/policy/schema';
import { casePath } from '../pages/case-path';
import { standingWords } from '../standing';
import { ruleWords } from '../words';
import { type Mail, mailHtml, oneLine } from './mail';
import { casesMarkup, casesText, noteFor } from './mail-cases';

export interface Notice {
  readonly person: Person;
  readonly record: CaseRecord;
  readonly policy: Policy;
  /** Address of the approval page. Absent: the mail has no link. */
  readonly pageUrl?: string | undefined;
}

/**
 * The mail about one case that is sent at once: others have agreed and the person's agreement is missing, or the
 * finding is still there although somebody said that it was done.
 */
export function renderNotice({ person, record, policy, pageUrl }: Notice): Mail {
  const standing = standingWords(record, policy);
  const gist = standing === undefined ? 'still open' : standing.short;
  const subject = oneLine(`Rootward: ${ruleWords[record.rule]} of ${record.accountName}: ${gist}`);
  const intro =
    standing === undefined
      ? 'Rootward read the account again, and the finding is still there. The case is open again:'
      : 'Somebody has agreed, and one more has to. The case waits for you:';
  const link = pageUrl === undefined ? undefined : `${pageUrl}${casePath(record)}`;
  const note = noteFor(person.email, policy);
  const text = [
    `Hello ${oneLine(person.name)},`,
    '',
    intro,
    '',
    ...casesText([record], note),
    ...(link === undefined ? [] : [`Review: ${link}`]),
    '',
  ].join('\n');
  const parts = [
    html`<p>Hello ${person.name},</p>`,
    html`<p>${intro}</p>`,
    ...casesMarkup([record], note),
    ...(link === undefined
      ? []
      : [html`<p style="margin:1.2rem 0"><a href="${link}" style="color:#0b57d0;font-weight:bold">Review</a></p>`]),
  ];
  return { subject, text, html: mailHtml(subject, parts) };
}
