import type { Instant } from '../../account';
import { contactTypes } from '../../contact';
import { type MatchValue, matchValues } from '../match-schema';
import type { Policy } from '../schema';
import { type MatchRemark, matchRemark, type Surroundings } from './idle-matches';

interface Context extends Surroundings {
  readonly policy: Policy;
  readonly now: Instant;
}

/**
 * The exclusions, `run.applyTo` and the overrides that select no account or decide nothing, worst first: where an
 * exclusion misses, Rootward writes although it was told not to.
 */
export const idleEntries = (context: Context): readonly MatchRemark[] => [
  ...context.policy.exclusions.flatMap((_, index) => idleExclusion(context, index)),
  ...idleScope(context),
  ...context.policy.contacts.overrides.flatMap((_, index) => idleOverride(context, index)),
];

const idle = (path: string, why: string): MatchRemark => ({ path, kind: 'idle', why });

function remarksOf(place: string, match: Parameters<typeof matchValues>[0], context: Context) {
  const values: readonly MatchValue[] = matchValues(match).map((one) => ({ ...one, place: `${place}${one.place}` }));
  const remarks = values.flatMap((value) => matchRemark(value, context) ?? []);
  return { remarks, matchesSome: remarks.length < values.length };
}

function idleExclusion(context: Context, index: number): readonly MatchRemark[] {
  const { policy, now } = context;
  const exclusion = policy.exclusions[index];
  const place = `exclusions[${index}]`;
  if (exclusion === undefined) return [];
  if (exclusion.until < now.slice(0, 10)) return [idle(`${place}.until`, `the exclusion ended on ${exclusion.until}`)];
  const { remarks, matchesSome } = remarksOf(place, exclusion, context);
  if (!matchesSome || decides(place, place, context)) return remarks;
  return [...remarks, idle(place, 'an earlier exclusion covers the same rules of the same accounts')];
}

function idleScope(context: Context): readonly MatchRemark[] {
  const { applyTo } = context.policy.run;
  const { remarks, matchesSome } = remarksOf('run.applyTo', applyTo ?? [], context);
  if (matchesSome) return remarks;
  return remarks.map((remark) => ({ ...remark, why: `${remark.why}, so nothing is written or asked about anywhere` }));
}

function idleOverride(context: Context, index: number): readonly MatchRemark[] {
  const override = context.policy.contacts.overrides[index];
  if (override === undefined) return [];
  const place = `contacts.overrides[${index}]`;
  const { remarks, matchesSome } = remarksOf(`${place}.match`, override.match, context);
  if (!matchesSome) return remarks;
  const beaten = contactTypes.filter(
    (type) => override[type] !== undefined && !decides(`${place}.${type}`, `${place}.match`, context),
  );
  return [
    ...remarks,
    ...beaten.map((type) => idle(`${place}.${type}`, 'an earlier override decides for the same accounts')),
  ];
}

/** False only when the entry was looked at in an account that it selects, and decides in none. */
function decides(place: string, match: string, { uses }: Context): boolean {
  const known = uses.filter((use) => use !== undefined);
  const selected = known.filter(({ used }) => used.some((path) => startsIn(path, match)));
  if (known.length < uses.length || selected.length === 0) return true;
  return known.some(({ used, undecided }) => used.includes(place) || undecided.some((path) => startsIn(path, place)));
}

/** True for `exclusions[1].unit[0]` in `exclusions[1]`. */
const startsIn = (path: string, place: string): boolean =>
  path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`);
