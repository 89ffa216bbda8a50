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
  const lineFor = lineByPath(lines, standard);
  const texts = new Map(lines.map((line) => [line, textOf(line, sightings)] as const));
  const contactOf = (line: Line): Contact => texts.get(line) ?? textOf(line, sightings);
  const counts = countByLine(readings, sightings, lineFor);
  const proposed = lines.map((line) => ({
    type,
    ...(line.unit === undefined ? {} : { unit: line.unit }),
    contact: contactOf(line),
    fields: line === standard ? contactFields : differentFields(contactOf(line), contactOf(standard)),
    ...(counts.get(line) ?? none()),
  }));
  const differing = sightings.flatMap((sighting): DifferingContact[] => {
    const { account, contact } = sighting;
    const line = lineFor(account);
    if (hasKey(sighting, line.key)) return [];
    const fields = differentFields(contact, filledFor(account, contactOf(line)));
    return [{ account, type, fields, refused: refusedFields(contact) }];
  });
  return { defaults: proposed.slice(0, 1), overrides: proposed.slice(1), open: [], differing };
}

/** The line that decides for an account: that of the deepest unit on its path, else the default. */
function lineByPath(lines: readonly Line[], standard: Line): (account: Account) => Line {
  const byUnit = new Map(lines.map((line) => [line.unit, line] as const));
  return ({ path }) => byUnit.get(path.findLast((unit) => byUnit.has(unit))) ?? standard;
}

interface Counts {
  governs: number;
  explains: number;
  missing: number;
}
const none = (): Counts => ({ governs: 0, explains: 0, missing: 0 });

function countByLine(
  readings: readonly Reading[],
  sightings: readonly Sighting[],
  lineFor: (account: Account) => Line,
): ReadonlyMap<Line, Counts> {
  const counts = new Map<Line, Counts>();
  const countsOf = (account: Account): Counts => {
    const line = lineFor(account);
    const own = counts.get(line) ?? none();
    counts.set(line, own);
    return own;
  };
  for (const { account, contact } of readings) if (contact === null) countsOf(account).missing++;
  for (const sighting of sightings) {
    const own = countsOf(sighting.account);
    own.governs++;
    if (hasKey(sighting, lineFor(sighting.account).key)) own.explains++;
  }
  return counts;
}

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
