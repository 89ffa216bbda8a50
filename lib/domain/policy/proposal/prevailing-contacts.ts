import type { Sighting, UnitNode } from './unit-tree';

/** A contact that is wanted in a unit and below it, as far as no deeper unit has a line of its own. */
export interface Line {
  /** Id of the unit. Absent: the default. */
  readonly unit?: string;
  readonly key: string;
}

/** What lines give in a unit and below it, under a contact that comes from above. */
interface Outcome {
  /** Accounts whose contact is another one. */
  readonly differing: number;
  /** Overrides in the unit and below it, those of higher units first. */
  readonly lines: readonly GoverningLine[];
  /** Accounts with a contact for which the contact from above stays the wanted one, and those that have it. */
  readonly governs: number;
  readonly explains: number;
}

type GoverningLine = Line & Pick<Outcome, 'governs' | 'explains'>;

/** An override is as dear as one account that differs. */
const costOf = ({ differing, lines }: Outcome): number => differing + lines.length;

/**
 * The lines that a person would write for what was seen of one type: a default, and overrides for units below which
 * another contact prevails. Empty when no contact can be the default. The lines of higher units come first.
 *
 * Of all sets of lines it is one with the fewest overrides and accounts that differ, taken together, and of these one
 * with the fewest that differ. A line needs evidence, because one account alone is no rule:
 * - Only a contact that two accounts have gets a line; the default may be the only contact that there is.
 * - In an override's unit more than half of the accounts with a contact have it, and at least two of them, or the unit
 *   has one account only. Accounts that a deeper override leads elsewhere do not count, unless it leads back to what
 *   holds without the override.
 * - It stands at the highest unit where that costs no further line.
 * - The default is the most common contact, unless another one leaves fewer overrides and accounts that differ, as where
 *   the accounts in the root itself have one of their own.
 */
export function prevailingContacts(root: UnitNode, sightings: readonly Sighting[]): readonly Line[] {
  const written = sightings.flatMap(({ forms }) => forms.filter(({ text }) => text !== undefined));
  const placeholders = new Map(written.map((form) => [form.key, form.placeholders]));
  const under = memoized((node: UnitNode, inherited: string | undefined): Outcome => {
    const own = node.here.filter((sighting) => hasKey(sighting, inherited)).length;
    const start = { differing: node.here.length - own, lines: [], governs: node.here.length, explains: own };
    return node.below.map((unit) => best(unit, inherited)).reduce(together, start);
  });

  function best(node: UnitNode, inherited: string | undefined): Outcome {
    const without = under(node, inherited);
    let choice = without;
    for (const { key, inner } of prevailingIn(node)) {
      if (key === inherited || !outweighs(inner, inherited)) continue;
      const { differing, governs, explains } = inner;
      const lines = [{ unit: node.id, key, governs, explains }, ...inner.lines];
      const overridden = { differing, lines, governs: 0, explains: 0 };
      const isHigher = choice === without && lines.length === 1 && comparison(overridden, without) === 0;
      if (isHigher || comparison(overridden, choice) < 0) choice = overridden;
    }
    return choice;
  }

  const common = (key: string): boolean => (root.counts.get(key) ?? 0) > 1;
  const prevailingIn = kept((node: UnitNode) =>
    mostCommonFirst(node.counts, placeholders)
      .filter(common)
      .map((key) => ({ key, inner: under(node, key) }))
      .filter(({ inner }) => outweighs(inner) && (inner.explains > 1 || node.accounts === 1)),
  );

  const [first, ...others] = mostCommonFirst(root.counts, placeholders).filter(
    (key) => common(key) || sightings.length === 1,
  );
  if (first === undefined) return [];
  let chosen = { key: first, outcome: under(root, first) };
  for (const key of others) {
    const outcome = under(root, key);
    if (costOf(outcome) < costOf(chosen.outcome)) chosen = { key, outcome };
  }
  const lines = chosen.outcome.lines.map(({ unit, key }): Line => ({ ...(unit !== undefined && { unit }), key }));
  // A unit that is moved while accounts are listed is on paths of two kinds, and would have two.
  return [{ key: chosen.key }, ...lines.filter((line, at) => lines.findIndex(({ unit }) => unit === line.unit) === at)];
}

/** True when the account's contact is the one of the key. */
export const hasKey = ({ forms }: Sighting, wanted: string | undefined): boolean =>
  forms.some(({ key }) => key === wanted);

const together = (a: Outcome, b: Outcome): Outcome => ({
  differing: a.differing + b.differing,
  lines: [...a.lines, ...b.lines],
  governs: a.governs + b.governs,
  explains: a.explains + b.explains,
});

const comparison = (a: Outcome, b: Outcome): number => costOf(a) - costOf(b) || a.differing - b.differing;

/** More than half have it, also of those that a deeper override leads back to the contact from above. */
function outweighs({ governs, explains, lines }: Outcome, inherited?: string): boolean {
  const ledBack = lines.reduce((sum, line) => (line.key === inherited ? sum + line.governs : sum), 0);
  return explains * 2 > governs + ledBack;
}

/**
 * The contacts that a policy can want. Of those that as many accounts have, the ones without placeholders come first,
 * then by the order of their characters.
 */
const mostCommonFirst = (
  counts: ReadonlyMap<string, number>,
  placeholders: ReadonlyMap<string, number>,
): readonly string[] =>
  [...counts]
    .map(([key, count]) => ({ key, count, held: placeholders.get(key) ?? Infinity }))
    .filter(({ held }) => held !== Infinity)
    .toSorted((a, b) => b.count - a.count || a.held - b.held || (a.key < b.key ? -1 : 1))
    .map(({ key }) => key);

/** Contacts that nobody below the unit has are all the same there. */
function memoized(work: (node: UnitNode, inherited: string | undefined) => Outcome): typeof work {
  const ofNode = kept((node: UnitNode) => kept((key: string | undefined) => work(node, key)));
  return (node, inherited) =>
    ofNode(node)(inherited !== undefined && node.counts.has(inherited) ? inherited : undefined);
}

function kept<K, V>(work: (key: K) => V): (key: K) => V {
  const results = new Map<K, V>();
  return (key) => {
    const known = results.get(key);
    if (known !== undefined) return known;
    const result = work(key);
    results.set(key, result);
    return result;
  };
}
