import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OrganizationFile } from '@rootward/local-cloud';
import type { Account } from '../../../../lib/domain/account';
import { type Contact, contactTypes } from '../../../../lib/domain/contact';
import { type Fact, known } from '../../../../lib/domain/fact';
import type { Found, Proposal } from '../../../../lib/domain/policy/proposal/proposal';
import { policyText } from '../../../../lib/domain/policy/proposal/policy-text';
import { parsePolicy } from '../../../../lib/domain/policy/parse';
import type { Policy } from '../../../../lib/domain/policy/schema';
import { contactRule } from '../../../../lib/domain/rules/contact-rule';
import { accountOf, now, snapshotOf } from '../../support/build';
import { accountsOf, snapshotsOf } from '../../support/organization-snapshots';

type Read = { readonly account: Account; readonly contacts: Found['contacts'][string] };

/** What was found in these accounts. */
export const foundOf = (read: readonly Read[], rest: Partial<Found> = {}): Found => ({
  organization: 'o-harborharb',
  readAt: now,
  accounts: read.map(({ account }) => account),
  contacts: Object.fromEntries(read.map(({ account, contacts }) => [account.id, contacts])),
  unitNames: {},
  approvers: [{ name: 'Security lead', email: 'security-lead@harbor.example' }],
  ...rest,
});

export const root = 'r-h4rb';

/** A contact that is recognized by its name. */
export const contact = (name: string, rest: Partial<Contact> = {}): Contact => ({
  name,
  title: 'Team',
  email: `${name.toLowerCase().replaceAll(' ', '-')}@harbor.example`,
  phone: '+1 555 010 0101',
  ...rest,
});

/** An account with one kind of contact, of type SECURITY; it has the others from the organization. */
export interface Given {
  readonly in?: readonly string[];
  readonly has: Contact | null | Fact<Contact | null>;
  readonly account?: Partial<Account>;
}

const usual = contact('Usual');
const isFact = (has: Given['has']): has is Fact<Contact | null> => has !== null && 'known' in has;

/** Accounts that are told by their security contact alone, by number: `200000000001` is the first. */
export const foundSecurity = (given: readonly Given[], rest: Partial<Found> = {}): Found =>
  foundOf(
    given.map(({ in: units = [], has, account }, index) => ({
      account: accountOf({
        id: String(200_000_000_001 + index),
        name: `account-${index + 1}`,
        path: [root, ...units],
        ...account,
      }),
      contacts: { SECURITY: isFact(has) ? has : known(has), BILLING: known(usual), OPERATIONS: known(usual) },
    })),
    rest,
  );

/** An organization file as it is read without faults. */
export function foundIn(name: string): Found {
  const file = JSON.parse(readFileSync(join(__dirname, '../../../..', name), 'utf8')) as OrganizationFile;
  const units = new Map((file.units ?? []).map((unit) => [unit.id, unit]));
  const pathOf = (id: string | undefined): readonly string[] => {
    const unit = units.get(id ?? '');
    return unit === undefined ? [] : [...pathOf(unit.parent), unit.name];
  };
  const snapshots = snapshotsOf(file);
  return foundOf(
    snapshots.map(({ account, contacts }) => ({ account, contacts })),
    {
      organization: file.organization.id,
      accounts: accountsOf(file),
      unitNames: Object.fromEntries([...units.keys()].map((id) => [id, pathOf(id).join('/')])),
    },
  );
}

/** The policy of the proposal's text, which must have no mistake. */
export function policyOf(proposal: Proposal): Policy {
  const parsed = parsePolicy(policyText(proposal));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistakes));
  return parsed.policy;
}

const rules = contactTypes.map((type) => ({
  type,
  rule: contactRule({ id: 'security-contact', type, severity: 'high', why: '' }),
}));

/** `200000000001 SECURITY missing` for every contact that is not as the policy wants it, in mode `enforce` where it fills. */
export function judgedUnder(proposal: Proposal, { accounts, contacts }: Found): readonly string[] {
  const policy = policyOf(proposal);
  const { mode } = policy.contacts;
  const enforced = (one: string): 'enforce' | 'require' => (one === 'fill' ? 'enforce' : 'require');
  const enforcing: Policy = {
    ...policy,
    contacts: {
      ...policy.contacts,
      mode:
        typeof mode === 'string'
          ? enforced(mode)
          : Object.fromEntries(Object.entries(mode).map(([type, one]) => [type, enforced(one)])),
    },
  };
  return accounts.flatMap((account) =>
    rules.flatMap(({ type, rule }) => {
      const own = contacts[account.id];
      if (own === undefined) return [];
      const { verdict, reason } = rule.judge(snapshotOf({ account, contacts: own }), enforcing, now);
      return verdict === 'violation' ? [`${account.id} ${type} ${reason}`] : [];
    }),
  );
}
