import type { Account } from '../../account';
import type { Contact } from '../../contact';
import type { ContactForm } from './contact-forms';

/** A contact that an account has, and every way to write it into a policy. */
export interface Sighting {
  readonly account: Account;
  readonly contact: Contact;
  readonly forms: readonly ContactForm[];
}

/** A unit (or the root) with what was seen in it and below it. */
export interface UnitNode {
  readonly id: string;
  readonly below: readonly UnitNode[];
  /** In the unit itself. */
  readonly here: readonly Sighting[];
  /** Accounts in it and below it, those without a contact too. */
  readonly accounts: number;
  /** How many accounts in it and below it have a contact of that key. */
  readonly counts: ReadonlyMap<string, number>;
}

interface Growing {
  readonly id: string;
  readonly below: Map<string, Growing>;
  readonly here: Sighting[];
  accounts: number;
  readonly counts: Map<string, number>;
}

const grow = (id: string): Growing => ({ id, below: new Map(), here: [], accounts: 0, counts: new Map() });

/** The tree of the units that hold the accounts; undefined without any account. Units come in the order of their ids. */
export function unitTree(accounts: readonly Account[], sightings: readonly Sighting[]): UnitNode | undefined {
  const top = grow('');
  for (const { path } of accounts) for (const unit of unitsOn(top, path)) unit.accounts++;
  for (const sighting of sightings) {
    const units = unitsOn(top, sighting.account.path);
    units.at(-1)?.here.push(sighting);
    for (const { counts } of units) for (const { key } of sighting.forms) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return finished(top).below[0];
}

function unitsOn(top: Growing, path: readonly string[]): readonly Growing[] {
  let unit = top;
  return path.map((id) => {
    const next = unit.below.get(id) ?? grow(id);
    unit.below.set(id, next);
    unit = next;
    return next;
  });
}

const finished = (unit: Growing): UnitNode => ({
  ...unit,
  below: [...unit.below.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(finished),
});
