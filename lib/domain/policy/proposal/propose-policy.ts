import type { Account } from '../../account';
import { contactTypes } from '../../contact';
import { type Unknown, unknown } from '../../fact';
import type { Found, Proposal, ProposedContact, Unread } from './proposal';
import { proposeDomains } from './propose-domains';
import { proposeType } from './propose-type';

/** A policy that says what the organization does today, as far as it does something. Depends on nothing but what was found. */
export function proposePolicy({ accounts, contacts, ...found }: Found): Proposal {
  // Organizations may list an account twice when the list changes between two pages.
  const listed = [...new Map(accounts.map((account) => [account.id, account])).values()].toSorted(byId);
  const active = listed.filter(({ state }) => state === 'ACTIVE');
  const facts = (account: Account) => contacts[account.id];
  const types = contactTypes.map((type) =>
    proposeType(
      type,
      active.flatMap((account) => {
        const fact = facts(account)?.[type];
        return fact?.known ? [{ account, contact: fact.value }] : [];
      }),
    ),
  );
  const defaults = types.flatMap((one) => one.defaults);
  const overrides = types.flatMap((one) => one.overrides);
  const depths = new Map(active.flatMap(({ path }) => path.map((unit, at) => [unit, at] as const)));
  const depth = ({ unit = '' }: ProposedContact): number => depths.get(unit) ?? 0;
  return {
    ...found,
    read: active.filter((account) => Object.values(facts(account) ?? {}).some(({ known }) => known)).length,
    notActive: listed.filter(({ state }) => state !== 'ACTIVE' && state !== 'UNKNOWN').length,
    defaults,
    overrides: overrides.toSorted(
      (a, b) => depth(b) - depth(a) || (a.unit === b.unit ? 0 : (a.unit ?? '') < (b.unit ?? '') ? -1 : 1),
    ),
    open: types.flatMap((one) => one.open),
    differing: types.flatMap((one) => one.differing).toSorted((a, b) => byId(a.account, b.account)),
    unread: unreadOf(listed, contacts),
    domains: proposeDomains(active, [...defaults, ...overrides]),
  };
}

const byId = (a: Account, b: Account): number => (a.id < b.id ? -1 : Number(a.id > b.id));

/** What could not be read, by cause and sentence, in the order of the accounts. */
function unreadOf(listed: readonly Account[], contacts: Found['contacts']): readonly Unread[] {
  const byReason = new Map<string, { readonly unknown: Unknown; readonly accounts: Account[] }>();
  for (const account of listed)
    for (const why of reasonsOf(account, contacts)) {
      const key = `${why.cause} ${why.detail}`;
      const group = byReason.get(key) ?? { unknown: why, accounts: [] };
      if (group.accounts.at(-1) !== account) group.accounts.push(account);
      byReason.set(key, group);
    }
  return [...byReason.values()];
}

function reasonsOf({ id, state, unknownBecause = '' }: Account, contacts: Found['contacts']): readonly Unknown[] {
  if (state === 'UNKNOWN') return [unknown('error', `Organizations lists it ${unknownBecause}.`)];
  if (state !== 'ACTIVE') return [];
  const facts = contacts[id];
  if (facts === undefined) return [unknown('no-result', 'The reading ended before it.')];
  return contactTypes.map((type) => facts[type]).filter((fact) => !fact.known);
}
