import type { Unknown } from '../fact';
import { type Match, type MatchValue, matchValues } from './match-schema';
import type { Subject } from './subject';
import { isInUnit } from './unit';

/** True when one value of a match selects the account. Unknown when it needs tags or names of units that are not known. */
export function matchesValue({ key, value }: Pick<MatchValue, 'key' | 'value'>, subject: Subject): boolean | Unknown {
  const { account, tags, units } = subject;
  if (key === 'account') return value === account.id;
  if (key === 'unit') return isInUnit(value, account.path, units);
  if (!tags.known) return tags;
  const end = value.indexOf('=');
  const name = value.slice(0, end);
  return Object.hasOwn(tags.value, name) && tags.value[name] === value.slice(end + 1);
}

/** True when any value selects the account. Unknown when none does and one cannot be decided. */
export function matches(match: Match | readonly Match[], subject: Subject): boolean | Unknown {
  const answers = matchValues(match).map((one) => matchesValue(one, subject));
  return answers.includes(true) || (answers.find((answer) => answer !== false) ?? false);
}
