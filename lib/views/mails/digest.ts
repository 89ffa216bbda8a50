import { html } from 'hono/html';
import type { CaseRecord } from '../../domain/cases/case';
import { caseKey } from '../../domain/cases/subject';
import { timeRuns } from '../../domain/cases/telling';
import type { Person } from '../../domain/policy/approvals-schema';
import type { Policy } from '../../domain/policy/schema';
import type { Run } from '../../domain/runs/run';
import { addDays } from '../../domain/time';
import { resultWords } from '../standing';
import { type Mail, mailHtml, oneLine } from './mail';
import { byAccount, casesMarkup, casesText, noteFor, type Note } from './mail-cases';
import { count } from '../../domain/count';

export type { Mail } from './mail';

export interface Digest {
  readonly person: Person;
  readonly policy: Policy;
  readonly run: Run;
  readonly organizationId: string;
  /** Cases that no mail has asked the person about yet. */
  readonly asked: readonly CaseRecord[];
  /** Cases that are due for a reminder, or that wait for the person since others have agreed. */
  readonly reminded?: readonly CaseRecord[];
  /** Cases that the person was asked about and that have ended since. */
  readonly ended?: readonly CaseRecord[];
  /** All cases that wait for a decision, including `asked` and `reminded`. */
  readonly open: readonly CaseRecord[];
  /** Address of the approval page. Absent: the mail has no link. */
  readonly pageUrl?: string | undefined;
}

interface Section {
  readonly intro: string;
  readonly cases: readonly CaseRecord[];
  readonly note: Note;
}

/**
 * The digest mail of one run to one approver: new cases, due reminders and results, grouped by account, most severe
 * first, and the number of other open cases. The only link leads to the page and changes nothing. The mail holds no
 * token, and only masked key ids.
 */
export function renderDigest(digest: Digest): Mail {
  const { person, organizationId, pageUrl } = digest;
  const sections = sectionsOf(digest);
  const closing = closingOf(digest);
  const gist = gistOf(digest);
  const subject = oneLine(`Rootward: ${gist} of ${organizationId}`);
  const text = [
    `Hello ${oneLine(person.name)},`,
    '',
    ...(pageUrl === undefined ? [] : [`${gist}.`, `Review: ${pageUrl}`, '']),
    ...sections.flatMap(({ intro, cases, note }) => [intro, '', ...casesText(cases, note)]),
    ...closing,
    '',
  ].join('\n');
  const parts = [
    html`<p>Hello ${person.name},</p>`,
    ...(pageUrl === undefined ? [] : [reviewLink(gist, pageUrl)]),
    ...sections.flatMap(({ intro, cases, note }) => [html`<p>${intro}</p>`, ...casesMarkup(cases, note)]),
    ...closing.map((line) => html`<p style="color:#59616e">${line}</p>`),
  ];
  return { subject, text, html: mailHtml(subject, parts) };
}

/** `1 new case and 2 reminders to decide in 3 accounts`, `2 cases decided in 1 account` */
function gistOf({ asked, reminded = [], ended = [] }: Digest): string {
  const accounts = (cases: readonly CaseRecord[]): string => count(byAccount(cases).length, 'account');
  const named = [
    asked.length > 0 ? count(asked.length, 'new case') : '',
    reminded.length > 0 ? count(reminded.length, 'reminder') : '',
  ].filter((part) => part !== '');
  if (named.length === 0) return `${count(ended.length, 'case')} ended in ${accounts(ended)}`;
  return `${named.join(' and ')} to decide in ${accounts([...asked, ...reminded])}`;
}

function sectionsOf({
  person,
  policy,
  asked,
  reminded = [],
  ended = [],
  organizationId,
  run,
}: Digest): readonly Section[] {
  const note = noteFor(person.email, policy);
  const sections = [
    {
      intro: `Rootward found what only a person may decide in organization ${organizationId} (run ${run.id}):`,
      cases: asked,
      note,
    },
    {
      intro: `A reminder: these cases wait for a decision in organization ${organizationId} (run ${run.id}):`,
      cases: reminded,
      note,
    },
    {
      intro: `You were asked about these cases; they have ended (run ${run.id}):`,
      cases: ended,
      note: resultWords,
    },
  ];
  return sections.filter(({ cases }) => cases.length > 0);
}

function closingOf({ asked, reminded = [], open, run, policy }: Digest): readonly string[] {
  const listed = [...asked, ...reminded];
  const keys = new Set(listed.map(caseKey));
  const others = open.filter((record) => !keys.has(caseKey(record))).length;
  // The time to decide of a case about which nobody was asked begins with this mail.
  const begins = addDays(run.startedAt, policy.approvals.expiresAfterDays);
  const expiry = listed.map((record) => (timeRuns(record) ? record.expiresAt : begins)).toSorted()[0];
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
