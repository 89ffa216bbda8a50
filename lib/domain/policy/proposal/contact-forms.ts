import type { Account } from '../../account';
import { type Contact, type ContactField, contactFields, normalizeContact } from '../../contact';
import { ContactSchema } from '../contact-schema';
import { DomainsSchema, emailDomainOf } from '../email-domain';
import { placeholdersOf } from '../placeholder';

/** One way to write a contact of an account into a policy. */
export interface ContactForm {
  /** The same for forms between which `sameContact` sees no difference. */
  readonly key: string;
  /** Maybe with placeholders. Absent: the policy would refuse what the account has, not what others write for the same. */
  readonly text?: Contact;
  readonly placeholders: number;
}

/** The fields of a contact that the policy's own check would refuse. AWS once accepted more than it does today. */
export const refusedFields = (contact: Contact): readonly ContactField[] =>
  contactFields.filter(
    (field) =>
      !ContactSchema.shape[field].safeParse(contact[field]).success ||
      placeholdersOf(contact[field]).length > 0 ||
      (field === 'email' && !DomainsSchema.safeParse([emailDomainOf(contact.email)]).success),
  );

/**
 * Every way to write the contact: as it stands, and with placeholders in place of the account's id and name, so that one
 * line may stand for the contacts of many accounts. None for a contact with braces, which a policy reads as placeholders.
 */
export function formsOf(contact: Contact, { id, name }: Pick<Account, 'id' | 'name'>): readonly ContactForm[] {
  if (contactFields.some((field) => /[{}]/.test(contact[field]))) return [];
  if (refusedFields(contact).length > 0) return [{ key: keyOf(contact), placeholders: 0 }];
  const byId = [[id, '{account.id}']] as const;
  const byName = [[name, '{account.name}']] as const;
  const texts = [contact, ...[byId, byName, [...byId, ...byName]].map((values) => withPlaceholders(contact, values))];
  const forms = texts.flatMap((text): ContactForm[] => {
    const { data } = ContactSchema.safeParse(text);
    return data === undefined ? [] : [{ key: keyOf(data), text: data, placeholders: placeholdersIn(data) }];
  });
  return [...new Map(forms.map((form) => [form.key, form])).values()];
}

function keyOf(text: Contact): string {
  const normalized = normalizeContact(text);
  return JSON.stringify(contactFields.map((field) => normalized[field]));
}

const placeholdersIn = (text: Contact): number => contactFields.flatMap((field) => placeholdersOf(text[field])).length;

type Values = readonly (readonly [value: string, placeholder: string])[];

/** Of the address only the part before the domain: a domain is looked up in `emailDomains` as it stands. */
function withPlaceholders({ name, title, email, phone }: Contact, values: Values): Contact {
  const at = email.lastIndexOf('@');
  const lowered = values.map(([value, placeholder]) => [value.toLowerCase(), placeholder] as const);
  return {
    name: replaced(name, values),
    title: replaced(title, values),
    email: replaced(email.slice(0, at).toLowerCase(), lowered) + email.slice(at).toLowerCase(),
    phone,
  };
}

const replaced = (text: string, values: Values): string =>
  values.reduce((rest, [value, placeholder]) => (value === '' ? rest : rest.replaceAll(value, placeholder)), text);
