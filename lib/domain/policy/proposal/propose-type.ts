import type { Account } from '../../account';
import { type Contact, type ContactType, contactFields, differentFields } from '../../contact';
import { fillPlaceholders } from '../placeholder';
import { formsOf, refusedFields } from './contact-forms';
import { hasKey, type Line, prevailingContacts } from './prevailing-contacts';
import type { DifferingContact, OpenType, ProposedContact } from './proposal';
import { type Sighting, unitTree } from './unit-tree';

/** An account, and its contact of one type; null: it has none. */
export interface Reading {
  readonly account: Account;
  readonly contact: Contact | null;
}

interface ProposedType {
  /** One, or none. */
  readonly defaults: readonly ProposedContact[];
  readonly overrides: readonly ProposedContact[];
  /** One when there is no default. */
  readonly open: readonly OpenType[];
  readonly differing: readonly DifferingContact[];
}

/** The contacts of one type that a policy would want, out of those that could be read. */
export function proposeType(type: ContactType, readings: readonly Reading[]): ProposedType {
  const accounts = readings.map(({ account }) => account);
  const sightings = readings.flatMap(({ account, contact }): Sighting[] =>
    contact === null ? [] : [{ account, contact, forms: formsOf(contact, account) }],
  );
  const tree = unitTree(accounts, sightings);
  const lines = tree === undefined ? [] : prevailingContacts(tree, sightings);
  const [standard] = lines;
  if (standard === undefined) {
    const open = { type, having: sightings.length, missing: accounts.length - sightings.length };
    return { defaults: [], overrides: [], open: [open], differing: [] };
  }
  const missing = readings.filter(({ contact }) => contact === null);
  const texts = new Map(lines.map((line) => [line, textOf(line, sightings)] as const));
  const contactOf = (line: Line): Contact => texts.get(line) ?? textOf(line, sightings);
  const proposed = lines.map((line) => {
    const contact = contactOf(line);
    const governed = sightings.filter((sighting) => lineFor(sighting.account, lines) === line);
    return {
      type,
      ...(line.unit === undefined ? {} : { unit: line.unit }),
      contact,
      fields: line === standard ? contactFields : differentFields(contact, contactOf(standard)),
      governs: governed.length,
      explains: governed.filter((sighting) => hasKey(sighting, line.key)).length,
      missing: missing.filter(({ account }) => lineFor(account, lines) === line).length,
    };
  });
  const differing = sightings.flatMap((sighting): DifferingContact[] => {
    const { account, contact } = sighting;
    const line = lineFor(account, lines);
    if (line === undefined || hasKey(sighting, line.key)) return [];
    const fields = differentFields(contact, filledFor(account, contactOf(line)));
    return [{ account, type, fields, refused: refusedFields(contact) }];
  });
  return { defaults: proposed.slice(0, 1), overrides: proposed.slice(1), open: [], differing };
}

/** The line that decides for an account: that of the deepest unit on its path, else the default. */
const lineFor = ({ path }: Account, lines: readonly Line[]): Line | undefined =>
  path
    .toReversed()
    .map((unit) => lines.find((line) => line.unit === unit))
    .find((line) => line !== undefined) ?? lines.find(({ unit }) => unit === undefined);

/** The contact of a line as most accounts write it; of several, the first in the order of their characters. */
function textOf({ key }: Line, sightings: readonly Sighting[]): Contact {
  const counts = new Map<string, { readonly text: Contact; readonly count: number }>();
  for (const { text } of sightings.flatMap(({ forms }) => forms.filter((form) => form.key === key))) {
    if (text === undefined) continue;
    const written = JSON.stringify(contactFields.map((field) => text[field]));
    counts.set(written, { text, count: (counts.get(written)?.count ?? 0) + 1 });
  }
  const [[, first] = []] = [...counts].toSorted(([a, { count: m }], [b, { count: n }]) => n - m || (a < b ? -1 : 1));
  return first?.text ?? { name: '', title: '', email: '', phone: '' };
}

function filledFor({ id, name }: Account, text: Contact): Contact {
  const fill = (field: string): string => {
    const result = fillPlaceholders(field, (placeholder) => (placeholder === 'account.id' ? id : name));
    return 'filled' in result ? result.filled : field;
  };
  return { name: fill(text.name), title: fill(text.title), email: fill(text.email), phone: fill(text.phone) };
}
