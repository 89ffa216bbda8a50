import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Instant } from '../domain/account';
import type { CaseRecord, Refusal } from '../domain/cases/case';
import { refusalOf } from '../domain/cases/decide';
import { casePath } from '../views/pages/case-path';
import { refusalWords, stateWords } from '../views/pages/case-words';
import { notPossibleWords } from '../views/pages/not-possible';
import { say } from './answers';
import type { DecisionFields } from './decision-fields';
import type { Env } from './session';

const statuses: Readonly<Record<Refusal, ContentfulStatusCode>> = {
  'not-an-approver': 403,
  expired: 410,
  closed: 409,
  changed: 409,
  'not-possible': 409,
};

/** Answers that a decision did not count, and why. */
export const refuse = (context: Context<Env>, refusal: Refusal, record: CaseRecord): Response =>
  say(
    context,
    statuses[refusal],
    {
      title: 'Your decision did not count',
      lines: [
        refusalWords[refusal],
        ...(refusal === 'not-possible' ? [notPossibleWords(record)] : []),
        `The case of ${record.accountName} is now: ${stateWords[record.state].toLowerCase()}.`,
      ],
      next: { href: casePath(record), text: 'See the case as it is now' },
    },
    context.get('session').frame,
  );

/** Why the case takes no decision any more, whatever the form says; undefined when it may take one. */
export function pastHelp(record: CaseRecord, fields: DecisionFields, now: Instant): Refusal | undefined {
  const { generation } = record;
  // Where a rejection counts, a better form may.
  return refusalOf(record, { generation, fingerprint: fields.fingerprint, decision: 'reject' }, now);
}
