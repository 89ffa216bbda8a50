import type { Contact } from '../../lib/domain/contact';
import type { Leak } from './observed';

/** Looks for secrets in public places: task tokens, the signing key of the forms, full ids of credentials, contacts. */
export class Leaks {
  readonly found: Leak[] = [];
  private readonly secrets: Set<string>;
  private readonly contactValues: readonly string[];

  constructor(secrets: readonly string[], contacts: readonly Contact[] = []) {
    this.secrets = new Set(secrets);
    // Titles, such as CTO, are words that may stand anywhere.
    this.contactValues = [...new Set(contacts.flatMap(({ name, email, phone }) => [name, email, phone]))];
  }

  /** Learns the secrets in a write to the case table. They must not appear anywhere else; a contact not even there. */
  learn(input: Readonly<Record<string, unknown>>): void {
    const { token, key } = (input['Item'] ?? {}) as Readonly<Record<string, { readonly S?: string } | undefined>>;
    for (const secret of [token?.S, key?.S]) if (secret !== undefined) this.secrets.add(secret);
    this.lookForContacts('the case table', JSON.stringify(input));
  }

  look(where: string, text: string): void {
    for (const secret of this.secrets) if (text.includes(secret)) this.found.push({ where, what: 'a secret' });
    const shown = patterns.find(([, pattern]) => pattern.test(text));
    if (shown) this.found.push({ where, what: shown[0] });
    this.lookForContacts(where, text);
  }

  private lookForContacts(where: string, text: string): void {
    if (this.contactValues.some((value) => text.includes(value))) this.found.push({ where, what: 'a contact' });
  }
}

const patterns: readonly (readonly [string, RegExp])[] = [
  ['a task token', /AAAAKgAAAAIAAAAAAAAAA/],
  ['a key id', /(?:AKIA|ASIA)[A-Z0-9]{16}/],
  ['a certificate id', /CERTZQXWV/],
];

/** Prefixes of the bucket in which contact values may lie: the first expires, the second is the way back, the third is the policy. */
const contactPlaces = ['snapshots/', 'ledger/', 'policies/'];

/** True for an object of the bucket that may hold no contact value and no id of a credential. */
export const isPublicObject = (key: string): boolean => !contactPlaces.some((prefix) => key.startsWith(prefix));
