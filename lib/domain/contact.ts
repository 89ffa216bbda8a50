/** In the order of the rules and of every report. */
export const contactTypes = ['SECURITY', 'BILLING', 'OPERATIONS'] as const;
export type ContactType = (typeof contactTypes)[number];

/** An alternate contact. All four fields are required by PutAlternateContact. */
export interface Contact {
  readonly name: string;
  readonly title: string;
  readonly email: string;
  readonly phone: string;
}

/** What is compared: e-mail trimmed and lower-case, phone by `+` and digits, name and title trimmed. */
export const normalizeContact = (contact: Contact): Contact => ({
  name: contact.name.trim(),
  title: contact.title.trim(),
  email: contact.email.trim().toLowerCase(),
  phone: contact.phone.replace(/[^0-9+]/g, ''),
});

/** True when both name the same contact once normalised. AWS may keep white space, so raw strings are never compared. */
export function sameContact(left: Contact, right: Contact): boolean {
  const a = normalizeContact(left);
  const b = normalizeContact(right);
  return a.name === b.name && a.title === b.title && a.email === b.email && a.phone === b.phone;
}
