import type { CaseRecord } from '../../domain/cases/case';
import type { Person } from '../../domain/policy/approvals-schema';
import type { Policy } from '../../domain/policy/schema';
import { casePath } from '../pages/case-path';
import { caseTitle } from '../pages/case-words';
import { standingWords } from '../standing';
import { type Mail, mailOf } from './mail';
import { sectionOf } from './mail-cases';
import { oneLine } from './mail-content';
import { questionItem } from './questions';
import { approverFoot } from './readers';
import { severityTag } from './subject';

export interface Notice {
  readonly person: Person;
  readonly record: CaseRecord;
  readonly policy: Policy;
  /** Address of the approval page. Absent: the mail has no link. */
  readonly pageUrl?: string | undefined;
}

/**
 * The mail about one case that is sent at once: others have agreed and the person's agreement is missing, or the
 * finding is still there although somebody said that it was done. It continues the thread of the first question.
 */
export function renderNotice({ person, record, policy, pageUrl }: Notice): Mail {
  const agreed = standingWords(record, policy) !== undefined;
  const gist = agreed ? 'Your agreement is missing' : 'Still open';
  const subject = `${severityTag([record])}${gist}: ${caseTitle(record)}, ${record.accountName}`;
  const lead = agreed
    ? 'your agreement is missing: somebody has agreed about a case, and one more has to.'
    : 'a case is open again: Rootward read the account again, and the finding is still there.';
  return mailOf(oneLine(subject), record.runId, {
    lead: `${oneLine(person.name)}, ${lead}`,
    link: pageUrl === undefined ? undefined : { words: 'Open the case', url: `${pageUrl}${casePath(record)}` },
    sections: [
      sectionOf(gist, {
        cases: [record],
        item: (one) => questionItem(one, { person, policy, begins: one.expiresAt }),
        linked: pageUrl !== undefined,
      }),
    ],
    closing: ['Nothing is deleted without a decision.'],
    foot: [approverFoot(person, policy), `First asked about by run ${record.runId}.`],
  });
}
