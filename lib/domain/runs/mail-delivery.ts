import type { Instant } from '../account';
import type { CaseRecord } from '../cases/case';
import type { DueMails } from '../cases/due-mails';
import { count } from '../count';
import type { Person } from '../policy/approvals-schema';
import type { OrganizationFinding } from './run';

/** A person whom the run could not reach. */
export interface Undelivered {
  readonly name: string;
  /** Cases about which the mail was. */
  readonly cases: number;
  /** When the oldest of them opened. */
  readonly since: Instant;
}

type Letters = Pick<DueMails, 'approvers' | 'escalations'>;

/** The people for whom a mail was due and did not go out. */
export function undelivered(due: Letters, sent: Letters): readonly Undelivered[] {
  const missed = (person: Person, cases: readonly CaseRecord[], reached: boolean): Undelivered[] => {
    const [since] = cases.map(({ openedAt }) => openedAt).toSorted();
    return reached || since === undefined ? [] : [{ name: person.name, cases: cases.length, since }];
  };
  return [
    ...due.approvers.flatMap((mail) =>
      missed(mail.person, [...mail.asked, ...mail.reminded, ...mail.ended], sent.approvers.includes(mail)),
    ),
    ...due.escalations.flatMap((mail) => missed(mail.person, mail.cases, sent.escalations.includes(mail))),
  ];
}

const rule = 'mail-delivery';

/** The organization finding `mail-delivery`: whom the run could not tell what waits for them. By name, not address. */
export function mailDeliveryFinding(missed: readonly Undelivered[] | 'plan-mode'): OrganizationFinding {
  if (missed === 'plan-mode')
    return { rule, verdict: 'not-applicable', reason: 'plan-mode', message: 'A run in plan mode sends no mails.' };
  if (missed.length === 0)
    return { rule, verdict: 'compliant', reason: 'delivered', message: 'The mail service took every mail of the run.' };
  const people = missed.map(
    ({ name, cases, since }) => `${name} (${count(cases, 'case')}, since ${since.slice(0, 10)})`,
  );
  return {
    rule,
    verdict: 'violation',
    reason: 'refused',
    message:
      `The mail service did not take the mails to ${people.join(', ')}. The next run tries again. The time to decide ` +
      'begins only when enough approvers were asked. Look whether the sender is verified and the account is out of the ' +
      'sandbox of SES, with: aws sesv2 get-account',
  };
}
