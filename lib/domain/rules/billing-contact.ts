import { contactRule } from './contact-rule';

export const billingContact = contactRule({
  id: 'billing-contact',
  type: 'BILLING',
  severity: 'low',
  why: 'Questions about invoices and payment reach finance instead of the mailbox of the root user only.',
});
