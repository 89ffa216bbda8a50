import * as z from 'zod';
import type { Instant } from '../domain/account';
import { decisions, type CaseRecord } from '../domain/cases/case';
import { mustCoverUse } from '../domain/cases/covers-use';
import { possibleDecisions } from '../domain/cases/possible-decisions';
import { daysUntil } from '../domain/time';
import { acceptAtMostDays, reasonLength } from '../domain/cases/decision-request';
import type { Mistake } from '../views/pages/decision-form';

/** The fields of a decision, as a browser sends them. A missing field is empty. */
const FieldsSchema = z.object({
  token: z.string().default(''),
  generation: z.string().default(''),
  fingerprint: z.string().default(''),
  decision: z.string().default(''),
  until: z.string().default(''),
  /** `yes` when the box is ticked that an approval covers use. */
  evenIfUsed: z.string().default(''),
  // Put on one line, because timelines, mails and terminals show the reason.
  reason: z
    .string()
    .default('')
    .transform((reason) => reason.replace(/[\s\p{Cc}]+/gu, ' ').trim()),
  digits: z
    .string()
    .default('')
    .transform((digits) => digits.trim()),
});
export type DecisionFields = z.infer<typeof FieldsSchema>;

export const parseFields = (body: string): DecisionFields =>
  FieldsSchema.parse(Object.fromEntries(new URLSearchParams(body)));

const DecisionSchema = z.enum(decisions);

/** The decision in the fields; undefined when it is none of the known ones. */
export const decisionOf = (fields: DecisionFields) => DecisionSchema.safeParse(fields.decision).data;

/** Every mistake in the fields that a person fills in. */
export function mistakesOf(fields: DecisionFields, record: CaseRecord, now: Instant): readonly Mistake[] {
  const { decision, until, reason, digits } = fields;
  const found: Mistake[] = [];
  if (decisionOf(fields) === undefined) found.push({ field: 'decision', message: 'Choose a decision.' });
  if (decision === 'accept' && !isAcceptable(until, now))
    found.push({
      field: 'until',
      message: `Name the last day on which the risk is accepted: after today, at most ${acceptAtMostDays} days ahead.`,
    });
  if (decision === 'approve' && isOffered(record) && mustCoverUse(record) && fields.evenIfUsed !== 'yes')
    found.push({
      field: 'evenIfUsed',
      message: 'Something uses these keys. Tick that they are to be deleted all the same, or choose another decision.',
    });
  if (reason.length < reasonLength.min)
    found.push({ field: 'reason', message: `Give a reason of at least ${reasonLength.min} characters.` });
  if (reason.length > reasonLength.max)
    found.push({ field: 'reason', message: `Give a reason of at most ${reasonLength.max} characters.` });
  if (digits !== record.account.slice(-4))
    found.push({ field: 'digits', message: 'Type the last four digits of this account’s number.' });
  return found;
}

const isOffered = (record: CaseRecord): boolean => possibleDecisions(record).includes('approve');

const Day = z.iso.date();

function isAcceptable(until: string, now: Instant): boolean {
  if (!Day.safeParse(until).success) return false;
  const days = daysUntil(until, now);
  return days >= 1 && days <= acceptAtMostDays;
}
