import type { AccountId } from '../../domain/account';
import { sameContact, type Contact, type ContactType } from '../../domain/contact';
import { unacceptableFields } from '../../domain/policy/contact-limits';
import type { AccountContacts } from './account-contacts';
import { sleep } from '../sdk/sleep';
import { errorName } from '../sdk/throttling';
import { isDefinite, translateError } from '../sdk/translate-error';

/** Milliseconds before each read: AWS may show a written contact only after a moment. */
const pauses = [0, 1000, 2000, 4000, 8000] as const;

interface Wanted {
  readonly account: AccountId;
  readonly type: ContactType;
  readonly contact: Contact;
}

/**
 * Writes a contact, then reads until AWS shows it. Returns '' when a read proves it, else the reason in words.
 * A write whose answer was lost is not repeated: the read shows whether it took place.
 */
export async function proveContact(contacts: AccountContacts, { account, type, contact }: Wanted): Promise<string> {
  let refusal = '';
  try {
    await contacts.write(account, type, contact);
  } catch (error: unknown) {
    refusal = translateError(error, `account:PutAlternateContact (${type})`).detail;
    if (isDefinite(error)) return refusal + fieldsAtFault(error, contact);
  }
  for (const pause of refusal === '' ? pauses : pauses.slice(0, 1)) {
    if (pause > 0) await sleep(pause);
    const shown = await contacts.read(account, type);
    if (!shown.known) return `The ${type} contact was written, and could not be read again. ${shown.detail}`;
    if (shown.value !== null && sameContact(shown.value, contact)) return '';
  }
  return refusal || `AWS took the ${type} contact and still shows another one after ${pauses.length} reads.`;
}

/** Old contacts may be such as AWS once accepted and does not accept any more. Names fields, never values. */
function fieldsAtFault(error: unknown, contact: Contact): string {
  const fields = errorName(error) === 'ValidationException' ? unacceptableFields(contact) : [];
  if (fields.length === 0) return '';
  const list = [fields.slice(0, -1).join(', '), ...fields.slice(-1)].filter((part) => part !== '').join(' and ');
  return ` AWS does not accept the ${list} of this contact: set one by hand that it accepts.`;
}
