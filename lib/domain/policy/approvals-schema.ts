import * as z from 'zod';
import { checkApprovals } from './check-approvals';
import { isOneLine } from './contact-limits';
import { days } from './days-schema';
import { textTrouble } from './text-trouble';

const personName = 'a name of 1 to 64 characters';

/** Mails and pages show the name within a line. */
function requireReadableName(name: string, context: z.core.$RefinementCtx): void {
  const trouble = textTrouble(name);
  if (!isOneLine(name)) context.addIssue({ code: 'custom', message: `${personName} on one line`, input: name });
  else if (trouble) context.addIssue({ code: 'custom', message: trouble.expected, params: { got: trouble.got } });
}

const person = 'a mapping with name and email, like { name: Security lead, email: security-lead@example.com }';

const PersonSchema = z
  .strictObject(
    {
      name: z
        .string(personName)
        .trim()
        .min(1, personName)
        .max(64, personName)
        .superRefine(requireReadableName)
        .describe('Name, for mails and pages.'),
      email: z.email('an e-mail address').max(254).describe('Address for mails; the person decides under it.'),
    },
    { error: ({ code }) => (code === 'invalid_type' ? person : undefined) },
  )
  .describe('A person: both name and email.');

/** A person who decides, or gets mails about it. */
export type Person = Readonly<z.infer<typeof PersonSchema>>;

const defaultReminders: readonly number[] = [2, 5];

const atLeastOne = 'at least one approver with name and email, because nothing is ever approved by default';

/** Section `approvals`: who decides, and within how many days. */
export const ApprovalsSchema = z
  .strictObject(
    {
      approvers: z
        .array(PersonSchema, atLeastOne)
        .min(1, atLeastOne)
        .describe('The people who may decide. At least one.'),
      required: z.literal([1, 2]).default(1).describe('How many approvers must agree; 2 is four eyes.'),
      expiresAfterDays: days.default(7).describe('Days after which a case without a decision expires.'),
      remindAfterDays: z
        .array(days)
        .optional()
        .describe(
          'Days after which a waiting case is mailed again, ascending; by default 2 and 5, as far as they lie before the expiry. They count from the mail that asked, and the next run that starts after them reminds: of daily runs the third and the sixth.',
        ),
      escalateTo: z
        .array(PersonSchema)
        .default([])
        .describe('Informed with the last reminder that nobody decided; this gives no authority.'),
      openPerDay: z
        .int()
        .min(0)
        .max(10_000)
        .default(25)
        .describe(
          'New cases a day; the rest is queued. The most severe come first, and a case about a password with the one that it makes needless.',
        ),
      reaskRejectedAfterDays: days.default(30).describe('Days after which a rejected case is asked about again.'),
    },
    { error: ({ code }) => (code === 'invalid_type' ? `a mapping with ${atLeastOne}` : undefined) },
  )
  .superRefine(checkApprovals, { when: () => true })
  .transform(({ remindAfterDays, ...approvals }) => ({
    ...approvals,
    remindAfterDays: remindAfterDays ?? defaultReminders.filter((day) => day < approvals.expiresAfterDays),
  }));
