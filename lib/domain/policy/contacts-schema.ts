import * as z from 'zod';
import { byContactType, ContactSchema, PartialContactSchema, requireContactType } from './contact-schema';
import { checkContacts } from './check-contacts';
import { DomainsSchema } from './email-domain';
import { MatchesSchema } from './match-schema';

export const contactModes = ['fill', 'enforce', 'require', 'ignore'] as const;
export type ContactMode = (typeof contactModes)[number];

const ModeSchema = z.enum(contactModes);

const OverrideSchema = z
  .strictObject({
    match: MatchesSchema.describe('The accounts: a match, or a list of which any matches.'),
    ...byContactType(PartialContactSchema),
  })
  .superRefine(requireContactType, { when: () => true });

/** Section `contacts`: which contacts are wanted where, and what Rootward may change. */
export const ContactsSchema = z
  .strictObject({
    mode: z
      .union(
        [ModeSchema, z.strictObject(byContactType(ModeSchema))],
        'fill, enforce, require or ignore, or one of them by contact type',
      )
      .default('fill')
      .describe(
        'fill: set what is missing. enforce: make equal. require: one must be there, whichever; nothing is written. ' +
          'ignore: leave alone. Or one of them by contact type; a type that is left out is fill.',
      ),
    default: z
      .strictObject(byContactType(ContactSchema))
      .superRefine(requireContactType, { when: () => true })
      .optional()
      .describe('The wanted contacts, by type. Needed when a type is in mode fill or enforce.'),
    overrides: z
      .array(OverrideSchema)
      .default([])
      .describe(
        'The first matching override of a type wins for that type; fields it leaves out come from the default.',
      ),
    emailDomains: DomainsSchema.optional().describe(
      'Wanted and existing addresses, and root e-mail addresses, should be in these domains. *.example.com is every ' +
        'domain below example.com, and not itself.',
    ),
    maxOverwrites: z
      .int()
      .min(0)
      .max(100_000)
      .default(25)
      .describe('A run that would overwrite contacts in more accounts than this overwrites none.'),
  })
  .superRefine(checkContacts, { when: () => true })
  .transform((contacts) => ({ ...contacts, default: contacts.default ?? {} }));
