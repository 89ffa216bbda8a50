import * as z from 'zod';
import { contactTypes } from '../contact';
import { ContactSchema } from './contact-schema';
import { DomainsSchema, emailDomainOf, isOneOf } from './email-domain';

const Entries = z.record(z.string(), z.unknown()).catch({});

/** The well-formed parts of the section: malformed parts, reported elsewhere, must not hide the mistakes found here. */
const Parts = z.object({
  mode: z.union([z.string(), Entries]).optional().catch(undefined),
  default: z.record(z.string(), z.unknown()).optional().catch(undefined),
  overrides: z.array(Entries).catch([]),
  emailDomains: DomainsSchema.optional().catch(undefined),
});
type Parts = z.infer<typeof Parts>;

const fields = Object.keys(ContactSchema.shape);

/** Without a default contact there is nothing to fill in or to enforce. */
function requireDefault({ mode = 'fill', default: defaults }: Parts, context: z.core.$RefinementCtx): void {
  if (defaults !== undefined) return;
  const modeOf = (type: (typeof contactTypes)[number]): unknown =>
    typeof mode === 'string' ? mode : (mode[type] ?? 'fill');
  const writing = contactTypes.filter((type) => modeOf(type) === 'fill' || modeOf(type) === 'enforce');
  if (writing.length === 0) return;
  context.addIssue({
    code: 'custom',
    path: ['default'],
    message: `a mapping with ${writing.join(' or ')}, because contacts.mode is fill or enforce for ${writing.length === 1 ? 'it' : 'them'}`,
    input: undefined,
  });
}

/** An override needs all four fields when `contacts.default` has no contact of its type. */
function requireCompleteContacts({ default: defaults, overrides }: Parts, context: z.core.$RefinementCtx): void {
  if (defaults === undefined) return;
  for (const [index, override] of overrides.entries()) {
    for (const type of contactTypes) {
      const contact = Entries.optional().parse(override[type]);
      if (contact === undefined || type in defaults || fields.every((field) => field in contact)) continue;
      const present = fields.filter((field) => field in contact);
      context.addIssue({
        code: 'custom',
        path: ['overrides', index, type],
        message: `${fields.join(', ')}, because contacts.default has no ${type}`,
        params: { got: present.length === 0 ? 'none of them' : `only ${present.join(', ')}` },
      });
    }
  }
}

/** Rejects wanted addresses outside `emailDomains`, because Rootward would write them into accounts. */
function requireEmailDomains(
  { default: defaults, overrides, emailDomains }: Parts,
  context: z.core.$RefinementCtx,
): void {
  if (emailDomains === undefined) return;
  const owners = [
    { path: ['default'], contacts: defaults ?? {} },
    ...overrides.map((contacts, index) => ({ path: ['overrides', index], contacts })),
  ];
  for (const { path, contacts } of owners) {
    for (const type of contactTypes) {
      const email = ContactSchema.shape.email.safeParse(Entries.parse(contacts[type])['email']).data;
      const domain = email === undefined ? undefined : emailDomainOf(email);
      // A placeholder in the domain is resolved and checked for each account.
      if (domain === undefined || domain.includes('{') || isOneOf(emailDomains, domain)) continue;
      context.addIssue({
        code: 'custom',
        path: [...path, type, 'email'],
        message: `an address in contacts.emailDomains (${emailDomains.join(', ')})`,
        input: email,
      });
    }
  }
}

/** Adds an issue for every mistake between two parts of section `contacts`. Accepts malformed sections too. */
export function checkContacts(contacts: unknown, context: z.core.$RefinementCtx): void {
  const parts = Parts.safeParse(contacts);
  if (!parts.success) return;
  requireDefault(parts.data, context);
  requireCompleteContacts(parts.data, context);
  requireEmailDomains(parts.data, context);
}
