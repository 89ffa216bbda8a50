import * as z from 'zod';
import { decisions } from '../../lib/domain/cases/case';
import { caseRules } from '../../lib/domain/cases/case-rules';
import { reasonLength } from '../../lib/domain/cases/decision-request';

const reason = `a reason of ${reasonLength.min} to ${reasonLength.max} characters`;
const lastDay = 'a day as YYYY-MM-DD';

/** One person's answer, at a time after the opening of the generation. */
const PlannedDecisionSchema = z
  .strictObject({
    account: z
      .string()
      .regex(/^\d{12}$/, 'an account id of 12 digits')
      .describe('The account of the case: 12 digits.'),
    rule: z.enum(caseRules).describe('The rule of the case.'),
    decision: z
      .enum(decisions)
      .describe(
        'approve: Rootward deletes the keys or certificates shown, of a member account. done: a person says that the ' +
          'root work is finished, and Rootward proves it. reject: nothing is done. accept: the risk is accepted for a time.',
      ),
    /** Any address: that of a non-approver gives a refused answer, not a mistake in the file. */
    by: z
      .email('an e-mail address')
      .max(254)
      .describe('The address of the person who decides, as in approvals.approvers.'),
    after: z
      .string()
      .regex(/^\d+[smhd]$/, 'a duration like 90s, 30m, 12h or 4d')
      .describe('How long after the opening of the case: 90s, 30m, 12h or 4d.'),
    reason: z.string().trim().min(reasonLength.min, reason).max(reasonLength.max, reason).describe('Why, in words.'),
    until: z.iso
      .date(lastDay)
      .optional()
      .describe('The last day of an accepted risk; only with accept, and needed there.'),
    evenIfUsed: z
      .boolean('true or false')
      .optional()
      .describe('For the approval of a deletion of keys in use: it stands although something uses them.'),
    generation: z.int().min(1).default(1).describe('Which opening of the case is decided.'),
  })
  .superRefine(
    ({ decision, until, evenIfUsed }, context) => {
      const mistake = (message: string): void =>
        context.addIssue({ code: 'custom', path: ['until'], message, input: until });
      if (decision !== 'approve' && evenIfUsed === true)
        context.addIssue({
          code: 'custom',
          path: ['evenIfUsed'],
          message: 'nothing, because only an approval deletes keys',
          input: evenIfUsed,
        });
      if (decision === 'accept' && until === undefined) mistake(`the last day of the accepted risk, ${lastDay}`);
      if (['approve', 'reject', 'done'].includes(decision) && until !== undefined)
        mistake('nothing, because only an accepted risk has an end');
    },
    { when: () => true },
  )
  .meta({
    description: 'One answer of one person.',
    // Only an accepted risk has an end. (Without `if`: a property called `then` would make this a promise.)
    anyOf: [
      { properties: { decision: { const: 'accept' } }, required: ['until'] },
      { properties: { decision: { enum: ['approve', 'reject', 'done'] } }, not: { required: ['until'] } },
    ],
  });

export type PlannedDecision = Readonly<z.infer<typeof PlannedDecisionSchema>>;

/** `decisions.json`. When several decisions are due at one instant, the order of the file counts. */
export const DecisionsSchema = z.array(PlannedDecisionSchema);
