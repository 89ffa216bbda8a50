import type { Account } from '../../account';
import { DomainsSchema, emailDomainOf } from '../email-domain';
import type { Proposal, ProposedContact } from './proposal';

/** A domain of root addresses counts as the organization's when at least so many accounts have it, and this share. */
const fewest = 2;
const share = 1 / 5;

/**
 * The domains of the proposed contacts, without which the policy would contradict itself, and those that prevail among
 * the root users' addresses. The others are left out, so that the accounts in question are reported: a free mail service
 * or a former agency does not become the organization's by being found.
 */
export function proposeDomains(
  accounts: readonly Account[],
  contacts: readonly ProposedContact[],
): Proposal['domains'] {
  const wanted = domainsOf(contacts.map(({ contact }) => contact.email));
  const counts = new Map<string, number>();
  for (const domain of domainsOf(accounts.map(({ email }) => email))) counts.set(domain, (counts.get(domain) ?? 0) + 1);
  const prevailing = [...counts].filter(([, count]) => count >= fewest && count >= accounts.length * share);
  const proposed = [...new Set([...wanted, ...prevailing.map(([domain]) => domain)])].toSorted();
  const rare = [...counts]
    .filter(([domain]) => !proposed.includes(domain))
    .map(([domain, count]) => ({ domain, accounts: count }))
    .toSorted((a, b) => b.accounts - a.accounts || (a.domain < b.domain ? -1 : 1));
  return { proposed, rare };
}

const domainsOf = (emails: readonly string[]): readonly string[] =>
  emails
    .map((email) => emailDomainOf(email))
    .filter((domain) => domain !== undefined)
    .filter((domain) => DomainsSchema.safeParse([domain]).success);
