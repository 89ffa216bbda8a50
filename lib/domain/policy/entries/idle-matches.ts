import type { Account } from '../../account';
import { type Fact, unknown } from '../../fact';
import { matchesValue } from '../match';
import type { MatchValue } from '../match-schema';
import { type NamedUnits, severalUnits } from '../unit';
import type { EntryRemark, EntryUse } from './entry';

/** What a run over the whole organization knows about the policy's entries. */
export interface Surroundings {
  /** Every account that Organizations lists, in any state. */
  readonly accounts: readonly Account[];
  /** What the entries do in each account that was read; undefined for one whose inspection was lost. */
  readonly uses: readonly (EntryUse | undefined)[];
  /** The units that the policy calls by name. */
  readonly units?: Fact<NamedUnits> | undefined;
}

/** `idle` selects no account; `undecided` cannot be told. */
export type MatchRemark = EntryRemark & { readonly kind: 'idle' | 'undecided' };

/** What is to be said about one value of a match; undefined when it selects an account. */
export function matchRemark(match: MatchValue, surroundings: Surroundings): MatchRemark | undefined {
  return match.key === 'tag' ? tagRemark(match, surroundings) : placeRemark(match, surroundings);
}

function placeRemark(match: MatchValue, { accounts, units }: Surroundings): MatchRemark | undefined {
  const { key, value, place: path } = match;
  const tags = unknown('no-result', '');
  const answers = accounts.map((account) => matchesValue(match, { account, tags, ...(units && { units }) }));
  if (answers.includes(true)) return undefined;
  const undecided = answers.find((answer) => typeof answer !== 'boolean');
  if (key === 'account') return { path, kind: 'idle', why: `no account ${value} in the organization` };
  if (undecided !== undefined && typeof undecided !== 'boolean')
    return { path, kind: 'undecided', why: lowered(undecided.detail) };
  const called = units?.known === true ? (units.value[value] ?? []) : [];
  if (called.length > 1) return { path, kind: 'undecided', why: lowered(severalUnits(value, called)) };
  const isId = /^(?:ou|r)-/.test(value);
  const exists = isId || called.length === 1;
  return { path, kind: 'idle', why: exists ? `no account is in or below ${value}` : `no unit ${value}` };
}

function tagRemark({ value, place: path }: MatchValue, { uses }: Surroundings): MatchRemark | undefined {
  if (uses.some((use) => use?.used.includes(path))) return undefined;
  const unread = uses.filter((use) => use === undefined || use.undecided.includes(path)).length;
  if (unread > 0) {
    const of = `${unread} ${unread === 1 ? 'account' : 'accounts'}`;
    return { path, kind: 'undecided', why: `the tags of ${of} could not be read, and no other account has ${value}` };
  }
  const near = uses.map((use) => use?.near[path]).find((hint) => hint !== undefined);
  const hint = near === undefined ? '' : `: ${near}`;
  return { path, kind: 'idle', why: `no active account has the tag ${value}${hint}` };
}

const lowered = (sentence: string): string =>
  (/^[A-Z][a-z]/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence).replace(/\.$/, '');
