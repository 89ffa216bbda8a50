import type { CaseRecord } from '../domain/cases/case';
import { dueMails, escalationsAfter, toldStates, type DueMail } from '../domain/cases/due-mails';
import type { Policy } from '../domain/policy/schema';
import type { Run } from '../domain/runs/run';
import { undelivered, type Undelivered } from '../domain/runs/mail-delivery';
import { renderDigest } from '../views/mails/digest';
import { renderEscalation } from '../views/mails/escalation';
import type { CaseTable } from '../aws/storage/tables/case-table';
import type { ClaimedMailing } from '../aws/mail/send-claimed-mail';
import { Notes } from './note-told';
import { sendToEach } from './send-to-each';

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
  /** Mails that SES refused or whose answer was lost. The next run sends them. */
  readonly unsent: number;
  /** The people whom these mails were for. */
  readonly undelivered: readonly Undelivered[];
}

/**
 * Mails to each approver what is new, due or decided since, and undecided cases to `escalateTo`. `written`: the cases
 * that this run wrote. Each case notes whom its mails reached, after the mails: a retry sends no mail twice, and the
 * next run sends what failed to those whom it failed to reach.
 */
export async function sendCaseMails(mailing: CaseMailing, written: readonly CaseRecord[]): Promise<Sent> {
  const due = dueMails(await mailing.cases.current(toldStates), written, mailing);
  const { policy, run, organizationId, pageUrl, cases, now } = mailing;
  const about = { run, organizationId, policy };
  const digests = await sendToEach(mailing, due.approvers, {
    occasion: run.id,
    kind: 'digest',
    render: (mail) => renderDigest({ ...about, ...mail, open: due.open, pageUrl }),
  });
  const notes = notesOf(digests);
  const stillDue = escalationsAfter(due.escalations, (record) => notes.told(record), mailing);
  const escalations = await sendToEach(mailing, stillDue, {
    occasion: run.id,
    kind: 'escalation',
    render: (mail) => renderEscalation({ ...about, ...mail }),
  });
  for (const { person, cases } of escalations) notes.add(cases, 'escalated', person.email);
  await notes.write({ cases, policy, now, startedAt: run.startedAt });
  const missed = undelivered({ ...due, escalations: stillDue }, { approvers: digests, escalations });
  return { sent: digests.length + escalations.length, unsent: missed.length, undelivered: missed };
}

function notesOf(digests: readonly DueMail[]): Notes {
  const notes = new Notes();
  for (const { person, asked, reminded, ended } of digests) {
    notes.add(asked, 'asked', person.email);
    notes.add(reminded, 'reminded', person.email);
    notes.add(ended, 'told', person.email);
  }
  return notes;
}
