import * as z from 'zod';
import { decisions } from '../../lib/domain/cases/case';
import { caseRules } from '../../lib/domain/cases/case-rules';
import { reasonLength } from '../../lib/domain/cases/decision-request';

const reason = `a reason of ${reasonLength.min} to ${reasonLength.max} characters`;
const lastDay = 'a day as YYYY-MM-DD';

/** One person's answer, at a time after the opening of the generation. */
const PlannedDecisionSchema = z
  .strictObject({
    account: z.string().regex(/^\d{12}$/, 'an account id of 12 digits'),
    rule: z.enum(caseRules),
    decision: z.enum(decisions),
    /** Any address: that of a non-approver gives a refused answer, not a mistake in the file. */
    by: z.email('an e-mail address').max(254),
    after: z.string().regex(/^\d+[smhd]$/, 'a duration like 90s, 30m, 12h or 4d'),
    reason: z.string().trim().min(reasonLength.min, reason).max(reasonLength.max, reason),
    until: z.iso.date(lastDay).optional(),
    /** For the approval of a deletion of keys in use: it stands although something uses them. */
    evenIfUsed: z.boolean('true or false').optional(),
    generation: z.int().min(1).default(1),
  })
  .superRefine(
    ({ decision, until }, context) => {
      const mistake = (message: string): void =>
        context.addIssue({ code: 'custom', path: ['until'], message, input: until });
      if (decision === 'accept' && until === undefined) mistake(`the last day of the accepted risk, ${lastDay}`);
      if (['approve', 'reject', 'done'].includes(decision) && until !== undefined)
        mistake('nothing, because only an accepted risk has an end');
    },
    { when: () => true },
  );

export type PlannedDecision = Readonly<z.infer<typeof PlannedDecisionSchema>>;

/** `decisions.json`. When several decisions are due at one instant, the order of the file counts. */
export const DecisionsSchema = z.array(PlannedDecisionSchema);
