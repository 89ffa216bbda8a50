import type { CaseRecord } from '../domain/cases/case';
import { markAsked } from '../domain/cases/asking';
import { markReminded } from '../domain/cases/reminding';
import type { Policy } from '../domain/policy/schema';
import type { Run } from '../domain/runs/run';
import { renderDigest } from '../views/mails/digest';
import { renderEscalation } from '../views/mails/escalation';
import type { Mail } from '../views/mails/mail';
import { applyCaseChanges } from './apply-case-changes';
import type { CaseTable } from '../aws/storage/tables/case-table';
import { dueCases, type DueCases } from '../domain/cases/due-cases';
import type { MailName } from '../aws/storage/tables/mail-claims';
import { sendClaimedMail, type ClaimedMailing } from '../aws/mail/send-claimed-mail';

export interface CaseMailing extends ClaimedMailing {
  readonly cases: CaseTable;
  readonly policy: Policy;
  readonly run: Run;
  readonly organizationId: string;
  /** Address of the approval page. Absent: the mails have no link. */
  readonly pageUrl?: string | undefined;
}

export interface Sent {
  readonly sent: number;
  /** Mails that SES refused or whose answer was lost. The next run mails about their cases. */
  readonly unsent: number;
}

type Person = Policy['approvals']['approvers'][number];

/**
 * Mails new cases and due reminders to the approvers, one mail each, and undecided cases to `escalateTo`. `written`:
 * the cases that this run wrote. Cases are marked after the mails, so a retry sends no mail twice and the next run
 * makes up for failed ones.
 */
export async function sendCaseMails(mailing: CaseMailing, written: readonly CaseRecord[]): Promise<Sent> {
  const due = dueCases(await mailing.cases.current(['pending']), written, mailing);
  const { approvers, escalateTo } = mailing.policy.approvals;
  const { run, organizationId, pageUrl } = mailing;
  const isNews = due.asked.length > 0 || due.reminded.length > 0;
  const asked = await sendAll(mailing, isNews ? approvers : [], 'digest', (approver) =>
    renderDigest({ approver, run, organizationId, pageUrl, ...due }),
  );
  const told = await sendAll(mailing, due.escalated.length > 0 ? escalateTo : [], 'escalation', (person) =>
    renderEscalation({ person, run, organizationId, cases: due.escalated, approvers }),
  );
  await mark(mailing, due, { asked: asked.reached, told: told.reached });
  return { sent: asked.reached.length + told.reached.length, unsent: asked.unsent + told.unsent };
}

interface Reached {
  /** Addresses of those who have the mail. */
  readonly reached: readonly string[];
  readonly unsent: number;
}

async function sendAll(
  mailing: CaseMailing,
  people: readonly Person[],
  kind: MailName['kind'],
  render: (person: Person) => Mail,
): Promise<Reached> {
  const reached: string[] = [];
  for (const person of people) {
    const name = { runId: mailing.run.id, kind, email: person.email };
    if (await sendClaimedMail(mailing, name, () => render(person))) reached.push(person.email);
  }
  return { reached, unsent: people.length - reached.length };
}

/** Conflicts are ignored: a case that was decided meanwhile needs no mark. */
async function mark(
  { cases, now }: CaseMailing,
  due: DueCases,
  { asked, told }: { readonly asked: readonly string[]; readonly told: readonly string[] },
): Promise<void> {
  const again = new Set([...(asked.length > 0 ? due.reminded : []), ...(told.length > 0 ? due.escalated : [])]);
  const changes = [
    ...(asked.length > 0 ? due.asked : []).map((before) => ({
      before,
      after: markAsked(before, now, asked.join(', ')),
    })),
    ...[...again].map((before) => {
      const reminded = due.reminded.includes(before) && asked.length > 0 ? { reminded: asked.join(', ') } : {};
      const escalated = due.escalated.includes(before) && told.length > 0 ? { escalated: told.join(', ') } : {};
      return { before, after: markReminded(before, now, { ...reminded, ...escalated }) };
    }),
  ];
  await applyCaseChanges(cases, changes);
}
