import type { Contact, ContactType } from '../contact';
import type { Unknown } from '../fact';
import { contactLimits, fitsLimit } from './contact-limits';
import type { ContactMode } from './contacts-schema';
import { inEmailDomains } from './email-domain';
import { matches } from './match';
import { fillPlaceholders, placeholdersOf } from './placeholder';
import type { Policy } from './schema';
import type { Subject } from './subject';

export type WantedContact =
  | { readonly kind: 'wanted'; readonly contact: Contact }
  /** A placeholder has no value, or one that must not be written. `detail` names the field, never a value. */
  | { readonly kind: 'unresolved'; readonly detail: string }
  /** The policy wants no contact of this type in the account. */
  | { readonly kind: 'none' }
  /** Tags that could not be read decide which contact is wanted. */
  | { readonly kind: 'unknown'; readonly unknown: Unknown };

const fields = ['name', 'title', 'email', 'phone'] as const;

/** What Rootward may do with contacts of the type. When `mode` is a mapping, types that it omits are `fill`. */
export function contactMode(policy: Policy, type: ContactType): ContactMode {
  const { mode } = policy.contacts;
  return typeof mode === 'string' ? mode : (mode[type] ?? 'fill');
}

/** The contact with its placeholders still in it: the first matching override, completed from the default. */
function contactText(policy: Policy, subject: Subject, type: ContactType): Partial<Contact> | Unknown | undefined {
  const { default: defaults, overrides } = policy.contacts;
  for (const override of overrides) {
    if (override[type] === undefined) continue;
    const matching = matches(override.match, subject);
    if (matching === true) return { ...defaults[type], ...override[type] };
    // With its tags known, this override might win; a later one must not replace it.
    if (matching !== false) return matching;
  }
  return defaults[type];
}

function fill(text: string, { account, tags }: Subject): ReturnType<typeof fillPlaceholders> {
  return fillPlaceholders(text, (name) => {
    if (name === 'account.id') return account.id;
    if (name === 'account.name') return account.name;
    const key = name.slice('tag:'.length);
    return tags.known && Object.hasOwn(tags.value, key) ? tags.value[key] : undefined;
  });
}

/** The contact that the policy wants in the account, with placeholders filled, or why none. Ignores the mode. */
export function wantedContact(policy: Policy, subject: Subject, type: ContactType): WantedContact {
  const text = contactText(policy, subject, type);
  if (text === undefined) return { kind: 'none' };
  if ('known' in text) return { kind: 'unknown', unknown: text };
  const contact = { name: '', title: '', email: '', phone: '' };
  for (const field of fields) {
    const names = placeholdersOf(text[field] ?? '');
    if (!subject.tags.known && names.some((name) => name.startsWith('tag:'))) {
      return { kind: 'unknown', unknown: subject.tags };
    }
    const result = fill(text[field] ?? '', subject);
    if ('missing' in result) {
      return { kind: 'unresolved', detail: `${field}: the account has nothing for {${result.missing}}` };
    }
    contact[field] = result.filled.trim();
    if (!fitsLimit(field, contact[field])) {
      return { kind: 'unresolved', detail: `${field}: its placeholders do not give ${contactLimits[field].expected}` };
    }
  }
  if (!inEmailDomains(policy, contact.email)) {
    return { kind: 'unresolved', detail: 'email: its placeholders give an address outside contacts.emailDomains' };
  }
  return { kind: 'wanted', contact };
}
