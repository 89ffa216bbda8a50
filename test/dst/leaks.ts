import { contactTypes } from '../../lib/domain/contact';
import type { Leak } from './observed';
import { wanted } from './setting-policy';

/** Looks for secrets in public places: task tokens, the signing key of the forms, full ids of credentials. */
export class Leaks {
  readonly found: Leak[] = [];
  private readonly secrets: Set<string>;

  constructor(secrets: readonly string[]) {
    this.secrets = new Set(secrets);
  }

  /** Learns the secrets in a write to the case table. They must not appear anywhere else. */
  learn(input: Readonly<Record<string, unknown>>): void {
    const { token, key } = (input['Item'] ?? {}) as Readonly<Record<string, { readonly S?: string } | undefined>>;
    for (const secret of [token?.S, key?.S]) if (secret !== undefined) this.secrets.add(secret);
  }

  look(where: string, text: string): void {
    for (const secret of this.secrets) if (text.includes(secret)) this.found.push({ where, what: 'a secret' });
    const shown = patterns.find(([, pattern]) => pattern.test(text));
    if (shown) this.found.push({ where, what: shown[0] });
    const isLog = where.startsWith('log') || where.startsWith('execution');
    const contact =
      isLog && contactTypes.some((type) => text.includes(wanted[type].email) || text.includes(wanted[type].phone));
    if (contact) this.found.push({ where, what: 'a contact' });
  }
}

const patterns: readonly (readonly [string, RegExp])[] = [
  ['a task token', /AAAAKgAAAAIAAAAAAAAAA/],
  ['a key id', /(?:AKIA|ASIA)[A-Z0-9]{16}/],
  ['a certificate id', /CERTZQXWV/],
];
