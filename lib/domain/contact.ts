/** The order of the rules and of every report. */
export const contactTypes = ['SECURITY', 'BILLING', 'OPERATIONS'] as const;
export type ContactType = (typeof contactTypes)[number];

/** The fields of a contact, in the order in which people are told of them. */
export const contactFields = ['name', 'title', 'email', 'phone'] as const;
export type ContactField = (typeof contactFields)[number];

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

/** The fields in which two contacts differ after `normalizeContact`, because AWS may keep white space. */
export function differentFields(left: Contact, right: Contact): readonly ContactField[] {
  const [a, b] = [normalizeContact(left), normalizeContact(right)];
  return contactFields.filter((field) => a[field] !== b[field]);
}

/** True when two contacts differ in no field. */
export const sameContact = (left: Contact, right: Contact): boolean => differentFields(left, right).length === 0;
