import { createHash } from 'node:crypto';
import type { AccountId } from '../account';
import { canonical } from '../canonical';
import type { Contact, ContactType } from '../contact';

/** SHA-256 (hex) of the contact that is wanted in an account: two of them can be compared without holding the contact. */
export const wantedDigest = (account: AccountId, type: ContactType, contact: Contact): string =>
  createHash('sha256')
    .update(canonical([account, type, contact]), 'utf8')
    .digest('hex');
