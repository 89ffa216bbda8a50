import { html } from 'hono/html';
import type { CaseRecord } from '../../domain/cases/case';
import { caseKey } from '../../domain/cases/subject';
import type { Run } from '../../domain/runs/run';
import { type Mail, mailHtml, oneLine } from './mail';
import { byAccount, casesMarkup, casesText } from './mail-cases';
import { count } from '../../domain/count';

export type { Mail } from './mail';

export interface Digest {
  readonly approver: { readonly name: string; readonly email: string };
  readonly run: Run;
  readonly organizationId: string;
  /** Cases that no mail has asked about yet. */
  readonly asked: readonly CaseRecord[];
  /** Cases that are due for a reminder. */
  readonly reminded?: readonly CaseRecord[];
  /** All cases that wait for a decision, including `asked` and `reminded`. */
  readonly open: readonly CaseRecord[];
  /** Address of the approval page. Absent: the mail has no link. */
  readonly pageUrl?: string;
}

interface Section {
  readonly intro: string;
  readonly cases: readonly CaseRecord[];
}

/**
 * The digest mail of one run to one approver: new cases and due reminders, grouped by account, most severe first, and
 * the number of other open cases. The only link leads to the page and changes nothing. The mail holds no token, and
 * only masked key ids.
 */
export function renderDigest(digest: Digest): Mail {
  const { asked, reminded = [], organizationId, pageUrl } = digest;
  const sections = sectionsOf(digest);
  const closing = closingOf(digest);
  const named = [
    asked.length > 0 ? count(asked.length, 'new case') : '',
    reminded.length > 0 ? count(reminded.length, 'reminder') : '',
  ].filter((part) => part !== '');
  const accounts = count(byAccount([...asked, ...reminded]).length, 'account');
  const gist = `${named.join(' and ')} to decide in ${accounts}`;
  const subject = oneLine(`Rootward: ${gist} of ${organizationId}`);
  const text = [
    `Hello ${oneLine(digest.approver.name)},`,
    '',
    ...(pageUrl === undefined ? [] : [`${gist}.`, `Review: ${pageUrl}`, '']),
    ...sections.flatMap(({ intro, cases }) => [intro, '', ...casesText(cases)]),
    ...closing,
    '',
  ].join('\n');
  const parts = [
    html`<p>Hello ${digest.approver.name},</p>`,
    ...(pageUrl === undefined ? [] : [reviewLink(gist, pageUrl)]),
    ...sections.flatMap(({ intro, cases }) => [html`<p>${intro}</p>`, ...casesMarkup(cases)]),
    ...closing.map((line) => html`<p style="color:#59616e">${line}</p>`),
  ];
  return { subject, text, html: mailHtml(subject, parts) };
}

function sectionsOf({ asked, reminded = [], organizationId, run }: Digest): readonly Section[] {
  const sections = [
    {
      intro: `Rootward found what only a person may decide in organization ${organizationId} (run ${run.id}):`,
      cases: asked,
    },
    {
      intro: `A reminder: nobody has decided yet in organization ${organizationId} (run ${run.id}):`,
      cases: reminded,
    },
  ];
  return sections.filter(({ cases }) => cases.length > 0);
}

function closingOf({ asked, reminded = [], open }: Digest): readonly string[] {
  const listed = [...asked, ...reminded];
  const keys = new Set(listed.map(caseKey));
  const others = open.filter((record) => !keys.has(caseKey(record))).length;
  const expiry = listed.map(({ expiresAt }) => expiresAt).toSorted()[0];
  return [
    ...(others > 0 ? [`${count(others, 'case')} asked about earlier still ${others === 1 ? 'waits' : 'wait'}.`] : []),
    ...(expiry === undefined
      ? []
      : [`Undecided cases expire; the first on ${expiry.slice(0, 10)} (UTC). Nothing is deleted without a decision.`]),
  ];
}

/** Placed before the list, because mail programs cut off long mails. */
const reviewLink = (gist: string, pageUrl: string) =>
  html`<p style="margin:1.2rem 0">${gist}: <a href="${pageUrl}" style="color:#0b57d0;font-weight:bold">Review</a></p>`;
