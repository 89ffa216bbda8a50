import type { Instant } from '../../account';
import { contactTypes } from '../../contact';
import { ruleIds } from '../../finding';
import { matches, matchesValue } from '../match';
import { policyMatches } from '../policy-matches';
import type { Policy } from '../schema';
import type { Subject } from '../subject';
import type { EntryUse } from './entry';

/** What each entry of the policy does in the account. Looked at where the account's tags are known. */
export function entryUse(policy: Policy, subject: Subject, now: Instant): EntryUse {
  const values = policyMatches(policy).map((one) => ({ ...one, answer: matchesValue(one, subject) }));
  const places = (wanted: (answer: unknown) => boolean): string[] =>
    values.flatMap(({ place, answer }) => (wanted(answer) ? [place] : []));
  const overrides = decidingOverrides(policy, subject);
  const near = values.flatMap(({ key, value, place, answer }): [string, string][] => {
    const hint = key === 'tag' && answer === false ? spelling(value, subject) : undefined;
    return hint === undefined ? [] : [[place, hint]];
  });
  return {
    used: [...places((answer) => answer === true), ...decidingExclusions(policy, subject, now), ...overrides.used],
    undecided: [...places((answer) => typeof answer !== 'boolean'), ...overrides.undecided],
    near: Object.fromEntries(near),
  };
}

/** For each rule the first exclusion in force that covers it for certain. */
function decidingExclusions({ exclusions }: Policy, subject: Subject, now: Instant): readonly string[] {
  const covering = exclusions.map(
    (exclusion) => exclusion.until >= now.slice(0, 10) && matches(exclusion, subject) === true,
  );
  const first = ruleIds.map((rule) =>
    exclusions.findIndex(({ rules }, index) => covering[index] === true && rules.includes(rule)),
  );
  return [...new Set(first)].filter((index) => index >= 0).map((index) => `exclusions[${index}]`);
}

/** For each type of contact the first override that matches. One that cannot be decided may hide those after it. */
function decidingOverrides({ contacts }: Policy, subject: Subject): Pick<EntryUse, 'used' | 'undecided'> {
  const answers = contacts.overrides.map(({ match }) => matches(match, subject));
  const used: string[] = [];
  const undecided: string[] = [];
  for (const type of contactTypes)
    for (const [index, override] of contacts.overrides.entries()) {
      const answer = answers[index];
      if (override[type] === undefined || answer === false) continue;
      const place = `contacts.overrides[${index}].${type}`;
      if (answer !== true || undecided.some((other) => other.endsWith(`.${type}`))) undecided.push(place);
      else {
        used.push(place);
        break;
      }
    }
  return { used, undecided };
}

/** How the account spells a tag that the policy spells otherwise; undefined when it has nothing like it. */
function spelling(tag: string, { tags }: Subject): string | undefined {
  if (!tags.known) return undefined;
  const end = tag.indexOf('=');
  const [key, value] = [tag.slice(0, end), tag.slice(end + 1)];
  const alike = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();
  const other = Object.keys(tags.value).find((name) => name !== key && alike(name, key));
  if (!Object.hasOwn(tags.value, key)) return other === undefined ? undefined : `the key is ${other}, not ${key}`;
  return alike(tags.value[key] ?? '', value) ? `the value is ${tags.value[key] ?? ''}, not ${value}` : undefined;
}
