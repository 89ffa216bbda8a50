import type { CaseRecord } from '../../domain/cases/case';
import { caseKey } from '../../domain/cases/subject';
import type { Person } from '../../domain/policy/approvals-schema';
import type { Policy } from '../../domain/policy/schema';
import type { Run } from '../../domain/runs/run';
import { addDays } from '../../domain/time';
import { count } from '../../domain/count';
import { caseTitle } from '../pages/case-words';
import { type Mail, mailOf } from './mail';
import { sectionOf, worstFirst } from './mail-cases';
import { type MailSection, oneLine } from './mail-content';
import { questionItem } from './questions';
import { approverFoot, decidersWords } from './readers';
import { resultItem, resultLabel } from './results';
import { accountsWords, severityCounts, severityTag } from './subject';

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

/**
 * The digest mail of one run to one approver: new cases, due reminders and results, grouped by account, most severe
 * first, and the number of other open cases. The only link leads to the page and changes nothing. The mail holds no
 * token, and only masked key ids.
 */
export function renderDigest(digest: Digest): Mail {
  const { person, policy, organizationId, pageUrl, run } = digest;
  return mailOf(subjectOf(digest), threadOf(digest), {
    lead: leadOf(digest),
    // Before the list, because mail programs cut off long mails.
    link: pageUrl === undefined ? undefined : { words: 'Open the page', url: pageUrl },
    sections: sectionsOf(digest),
    closing: closingOf(digest),
    foot: [approverFoot(person, policy), `Organization ${organizationId} (run ${run.id}).`],
  });
}

/** A reminder keeps the subject of the mail that it reminds of, because Gmail keeps mails of one subject together. */
function subjectOf({ asked, reminded = [], ended = [], organizationId }: Digest): string {
  const waiting = [...asked, ...reminded];
  const words =
    waiting.length === 0
      ? resultsGist(ended)
      : `${asked.length === 0 ? 'Re: ' : ''}${severityTag(waiting)}${count(waiting.length, 'case')} to decide in ${accountsWords(waiting)}`;
  return oneLine(`${words} (${organizationId})`);
}

/** `Deleted: An unused root access key (web-labs)`, `Results: 1 failed, 2 deleted`. */
function resultsGist(ended: readonly CaseRecord[]): string {
  const [only] = ended;
  if (only !== undefined && ended.length === 1) return `${resultLabel(only)}: ${caseTitle(only)}, ${only.accountName}`;
  return `Results: ${resultCounts(ended)}`;
}

const resultOrder = ['Failed', 'Not carried out', 'Overtaken', 'Rejected', 'Risk accepted', 'Deleted', 'Done', 'Gone'];

const resultCounts = (ended: readonly CaseRecord[]): string =>
  resultOrder
    .map((label) => [ended.filter((record) => resultLabel(record) === label).length, label] as const)
    .filter(([amount]) => amount > 0)
    .map(([amount, label]) => `${amount} ${label.toLowerCase()}`)
    .join(', ');

/** A new question begins a thread of its own, so that whoever mutes an old one hears of it. */
function threadOf({ asked, reminded = [], ended = [], run }: Digest): string {
  if (asked.some(({ runId }) => runId === run.id)) return run.id;
  const [leading] = [asked, reminded, ended].flatMap(worstFirst);
  return leading?.runId ?? run.id;
}

function leadOf({ person, asked, reminded = [], ended = [] }: Digest): string {
  const waiting = [...asked, ...reminded];
  const verb = `${asked.length === 0 ? 'still ' : ''}${waiting.length === 1 ? 'waits' : 'wait'}`;
  const sentences = [
    waiting.length === 0
      ? ''
      : `${count(waiting.length, 'case')} ${verb} for your decision: ${severityCounts(waiting)}.`,
    ended.length === 0 ? '' : `${count(ended.length, 'case')} ended: ${resultCounts(ended)}.`,
  ];
  return `${oneLine(person.name)}, ${sentences.filter((sentence) => sentence !== '').join(' ')}`;
}

function sectionsOf({
  person,
  policy,
  run,
  asked,
  reminded = [],
  ended = [],
  pageUrl,
}: Digest): readonly MailSection[] {
  // The time to decide of a case about which nobody was asked begins with this mail.
  const begins = addDays(run.startedAt, policy.approvals.expiresAfterDays);
  const item = (record: CaseRecord) => questionItem(record, { person, policy, begins });
  const linked = pageUrl !== undefined;
  return [
    ...(asked.length === 0 ? [] : [sectionOf('To decide', { cases: asked, item, linked })]),
    ...(reminded.length === 0 ? [] : [sectionOf('Still to decide', { cases: reminded, item, linked })]),
    ...(ended.length === 0 ? [] : [sectionOf('Results', { cases: ended, item: resultItem, linked })]),
  ];
}

function closingOf({ asked, reminded = [], open, policy }: Digest): readonly string[] {
  const listed = [...asked, ...reminded];
  const keys = new Set(listed.map(caseKey));
  const others = open.filter((record) => !keys.has(caseKey(record))).length;
  return [
    ...(others > 0 ? [`${count(others, 'case')} asked about earlier still ${others === 1 ? 'waits' : 'wait'}.`] : []),
    ...(listed.length === 0
      ? []
      : [`${decidersWords(policy)} Nothing is deleted without a decision. A case that nobody decides expires.`]),
  ];
}
