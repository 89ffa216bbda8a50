/** The order of the rules and of every report. */
export const contactTypes = ['SECURITY', 'BILLING', 'OPERATIONS'] as const;
export type ContactType = (typeof contactTypes)[number];

/** An alternate contact. PutAlternateContact requires all four fields. */
export interface Contact {
  readonly name: string;
  readonly title: string;
  readonly email: string;
  readonly phone: string;
}

/** What `sameContact` compares: trimmed fields, the e-mail in lower case, of the phone only `+` and digits. */
export const normalizeContact = (contact: Contact): Contact => ({
  name: contact.name.trim(),
  title: contact.title.trim(),
  email: contact.email.trim().toLowerCase(),
  phone: contact.phone.replace(/[^0-9+]/g, ''),
});

/** True when both contacts are equal after `normalizeContact`, because AWS may keep white space. */
export function sameContact(left: Contact, right: Contact): boolean {
  const a = normalizeContact(left);
  const b = normalizeContact(right);
  return a.name === b.name && a.title === b.title && a.email === b.email && a.phone === b.phone;
}
