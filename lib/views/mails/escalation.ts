import type { CaseRecord } from '../../domain/cases/case';
import { timeRuns } from '../../domain/cases/telling';
import type { Person } from '../../domain/policy/approvals-schema';
import type { Policy } from '../../domain/policy/schema';
import type { Run } from '../../domain/runs/run';
import { count } from '../../domain/count';
import { type Mail, mailOf } from './mail';
import { sectionOf, worstFirst } from './mail-cases';
import { type MailItem, oneLine } from './mail-content';
import { questionItem } from './questions';
import { accountsWords, severityCounts, severityTag } from './subject';

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
  const { approvers, required } = policy.approvals;
  const item = (record: CaseRecord): MailItem => {
    const question = questionItem(record, { person, policy });
    return { ...question, lines: [...question.lines, ...unreached(record)] };
  };
  const waits = cases.length === 1 ? 'waits' : 'wait';
  const subject = `${severityTag(cases)}Nobody decides: ${count(cases.length, 'case')} in ${accountsWords(cases)} (${organizationId})`;
  const who = approvers.map(({ name, email }) => `${oneLine(name)} <${email}>`).join(', ');
  return mailOf(oneLine(subject), worstFirst(cases)[0]?.runId ?? run.id, {
    lead: `${oneLine(person.name)}, nobody decides: ${count(cases.length, 'case')} ${waits}, ${severityCounts(cases)}. No further reminder follows.`,
    sections: [sectionOf('Undecided', { cases, item, linked: false })],
    closing: [
      `Who may decide${required === 1 ? '' : `, ${required} of them together`}: ${who}.`,
      'Nothing is deleted without a decision. A case that nobody decides expires.',
    ],
    foot: [
      'You get this mail because the policy names you in approvals.escalateTo. It informs you and gives no authority to decide.',
      `Organization ${organizationId} (run ${run.id}).`,
    ],
  });
}

/** The escalation may come just because the mails to the approvers fail. */
const unreached = (record: CaseRecord): readonly string[] =>
  timeRuns(record) ? [] : ['Too few approvers could be asked by mail, so its time to decide has not begun.'];
