import * as z from 'zod';
import { type Contact, type ContactType, contactTypes } from '../contact';
import { contactLimits, fitsLimit, mayFitLimit } from './contact-limits';
import { textTrouble } from './text-trouble';
import { fixedTextOf, placeholderNames, placeholdersOf, unknownPlaceholder } from './placeholder';

const field = (name: keyof Contact) =>
  z
    .string(contactLimits[name].expected)
    .trim()
    .superRefine((value, context) => {
      const unknown = unknownPlaceholder(value);
      const trouble = textTrouble(value);
      if (trouble !== undefined) {
        context.addIssue({ code: 'custom', message: trouble.expected, params: { got: trouble.got } });
      } else if (unknown !== undefined) {
        context.addIssue({ code: 'custom', message: `${placeholderNames} in braces`, params: { got: unknown } });
      } else if (placeholdersOf(value).length > 0 ? !mayFitLimit(name, fixedTextOf(value)) : !fitsLimit(name, value)) {
        context.addIssue({ code: 'custom', message: contactLimits[name].expected });
      }
    })
    .describe(`${contactLimits[name].expected}; may hold {account.id}, {account.name} or {tag:key}`);

/** A wanted contact as the policy writes it; each field may hold placeholders. */
export const ContactSchema = z.strictObject({
  name: field('name'),
  title: field('title'),
  email: field('email'),
  phone: field('phone'),
});

/** Some fields of a wanted contact; the default fills the others. */
export const PartialContactSchema = ContactSchema.partial();

/** One optional entry for each contact type. */
export const byContactType = <T extends z.ZodType>(schema: T): Record<ContactType, z.ZodOptional<T>> => ({
  SECURITY: schema.optional().describe('The security contact, for notices of abuse and security.'),
  BILLING: schema.optional().describe('The billing contact, for invoices and payment.'),
  OPERATIONS: schema.optional().describe('The operations contact, for the availability of services.'),
});

/** Adds an issue unless `value` has an entry for at least one contact type. */
export function requireContactType(value: unknown, context: z.core.$RefinementCtx): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  if (contactTypes.some((type) => type in value)) return;
  context.addIssue({ code: 'custom', message: `at least one of ${contactTypes.join(', ')}`, params: { got: 'none' } });
}
