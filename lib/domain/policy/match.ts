import type { Unknown } from '../fact';
import type { Match } from './match-schema';
import type { Subject } from './subject';

function matchesOne(match: Match, { account, tags }: Subject): boolean | Unknown {
  if (match.account !== undefined) return match.account === account.id;
  if (match.unit !== undefined) return account.path.includes(match.unit);
  if (match.tag === undefined) return false;
  if (!tags.known) return tags;
  const end = match.tag.indexOf('=');
  const key = match.tag.slice(0, end);
  return Object.hasOwn(tags.value, key) && tags.value[key] === match.tag.slice(end + 1);
}

/** True when any match selects the account. Unknown when none does and one needs tags that could not be read. */
export function matches(match: Match | readonly Match[], subject: Subject): boolean | Unknown {
  const single = (value: Match | readonly Match[]): value is Match => !Array.isArray(value);
  const answers = (single(match) ? [match] : match).map((one) => matchesOne(one, subject));
  return answers.includes(true) || (answers.find((answer) => answer !== false) ?? false);
}
