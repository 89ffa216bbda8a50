import { contactTypes } from '../contact';
import type { Match } from './match-schema';
import { placeholdersOf } from './placeholder';
import type { Policy } from './schema';

const holdsTag = (match: Match | readonly Match[] | undefined): boolean =>
  [match ?? []].flat().some(({ tag }) => tag !== undefined);

/** True when a match or a placeholder in the policy uses tags. Only then does Rootward read the accounts' tags. */
export function usesTags({ run, contacts, exclusions }: Policy): boolean {
  const wanted = [contacts.default, ...contacts.overrides].flatMap((byType) =>
    contactTypes.map((type) => byType[type]),
  );
  const texts = wanted.flatMap((contact) => Object.values(contact ?? {}));
  return (
    holdsTag(run.applyTo) ||
    holdsTag(exclusions) ||
    contacts.overrides.some(({ match }) => holdsTag(match)) ||
    texts.some((text) => placeholdersOf(text).some((name) => name.startsWith('tag:')))
  );
}
