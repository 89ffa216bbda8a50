import { contactTypes } from '../contact';
import { placeholdersOf } from './placeholder';
import { policyMatches } from './policy-matches';
import type { Policy } from './schema';

/** True when a match or a placeholder in the policy uses tags. Only then does Rootward read the accounts' tags. */
export function usesTags(policy: Policy): boolean {
  const { contacts } = policy;
  const wanted = [contacts.default, ...contacts.overrides].flatMap((byType) =>
    contactTypes.map((type) => byType[type]),
  );
  const texts = wanted.flatMap((contact) => Object.values(contact ?? {}));
  return (
    policyMatches(policy).some(({ key }) => key === 'tag') ||
    texts.some((text) => placeholdersOf(text).some((name) => name.startsWith('tag:')))
  );
}
