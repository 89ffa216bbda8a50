import { type Contact, contactTypes } from '../../contact';
import { emailDomainOf } from '../email-domain';
import { placeholdersOf } from '../placeholder';
import type { Policy } from '../schema';
import type { EntryRemark } from './entry';

/** Fewer digits are no telephone number of a country. Source: ITU-T E.164, and national numbering plans. */
const fewestDigits = 7;

/** Wanted contacts and approvers who can reach nobody, and contacts that are all one mailbox. Never names a value. */
export function contactRemarks({ contacts, approvals }: Policy): readonly EntryRemark[] {
  const places = [
    { path: 'contacts.default', byType: contacts.default },
    ...contacts.overrides.map((byType, index) => ({ path: `contacts.overrides[${index}]`, byType })),
  ];
  return [
    ...places.flatMap(({ path, byType }) => [
      ...contactTypes.flatMap((type) => unreachable(`${path}.${type}`, byType[type] ?? {})),
      ...oneMailbox(
        path,
        contactTypes.map((type) => byType[type]?.email),
      ),
    ]),
    ...(['approvers', 'escalateTo'] as const).flatMap((list) =>
      approvals[list].flatMap(({ email }, index) => unreachable(`approvals.${list}[${index}]`, { email })),
    ),
  ];
}

function unreachable(path: string, { phone, email }: Partial<Contact>): readonly EntryRemark[] {
  const phoneTrouble = phone === undefined ? undefined : troubleOfPhone(phone);
  const emailTrouble = email === undefined ? undefined : troubleOfEmail(email);
  return [
    ...(phoneTrouble === undefined ? [] : [{ path: `${path}.phone`, why: phoneTrouble }]),
    ...(emailTrouble === undefined ? [] : [{ path: `${path}.email`, why: emailTrouble }]),
  ];
}

function troubleOfPhone(phone: string): string | undefined {
  if (placeholdersOf(phone).length > 0) return undefined;
  const digits = phone.replace(/\D/g, '');
  if (/^(\d)\1+$/.test(digits)) return 'a number of one digit repeated reaches nobody';
  return digits.length < fewestDigits ? `a number of fewer than ${fewestDigits} digits reaches nobody` : undefined;
}

/**
 * Domains that are set aside, so that no mail arrives. Without `.example`, which made-up organizations use.
 * Source: RFC 2606, RFC 6761.
 */
const setAside = /(?:^|\.)(?:example\.(?:com|net|org)|test|invalid|localhost)$/;

const troubleOfEmail = (email: string): string | undefined =>
  setAside.test(emailDomainOf(email) ?? '')
    ? 'no mail arrives in this domain, which is set aside for examples'
    : undefined;

function oneMailbox(path: string, emails: readonly (string | undefined)[]): readonly EntryRemark[] {
  const mailboxes = new Set(emails.map((email) => email?.trim().toLowerCase()));
  return mailboxes.size === 1 && !mailboxes.has(undefined)
    ? [{ path, why: 'all three types are one mailbox: when it is not read, no notice of AWS is' }]
    : [];
}
