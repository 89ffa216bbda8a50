import * as z from 'zod';
import { days } from './days-schema';

/** The well-formed parts of the section: malformed parts, reported elsewhere, must not hide the mistakes found here. */
const Parts = z.object({
  approvers: z.array(z.object({ email: z.string().catch('') }).catch({ email: '' })).catch([]),
  required: z.number().optional().catch(undefined),
  expiresAfterDays: days.optional().catch(undefined),
  remindAfterDays: z.array(z.number()).catch([]),
});
type Parts = z.infer<typeof Parts>;

/** Two approvals need two people, so an address must not be listed twice. */
function checkApprovers({ approvers, required }: Parts, context: z.core.$RefinementCtx): void {
  const emails = approvers.map(({ email }) => email.trim().toLowerCase());
  for (const [index, email] of emails.entries()) {
    if (email === '' || emails.indexOf(email) === index) continue;
    const path = ['approvers', index, 'email'];
    context.addIssue({ code: 'custom', path, message: 'each approver once', input: email });
  }
  if (required === 2 && approvers.length === 1) {
    context.addIssue({
      code: 'custom',
      path: ['required'],
      message: 'at most the number of approvers (1)',
      input: required,
    });
  }
}

function checkReminders({ expiresAfterDays, remindAfterDays }: Parts, context: z.core.$RefinementCtx): void {
  for (const [index, day] of remindAfterDays.entries()) {
    const path = ['remindAfterDays', index];
    const before = remindAfterDays[index - 1];
    if (before !== undefined && day <= before) {
      context.addIssue({ code: 'custom', path, message: `ascending days, so more than ${before}`, input: day });
    }
    if (expiresAfterDays !== undefined && day >= expiresAfterDays) {
      const message = `less than expiresAfterDays (${expiresAfterDays})`;
      context.addIssue({ code: 'custom', path, message, input: day });
    }
  }
}

/** Adds an issue for every mistake between two parts of section `approvals`. Accepts malformed sections too. */
export function checkApprovals(approvals: unknown, context: z.core.$RefinementCtx): void {
  const parts = Parts.safeParse(approvals);
  if (!parts.success) return;
  checkApprovers(parts.data, context);
  checkReminders(parts.data, context);
}
