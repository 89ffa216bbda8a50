import { contactTypes, type Contact, type ContactType } from '../lib/domain/contact';
import type { AccountFile } from '@rootward/local-cloud';
import type { Random } from './random';

/** The contacts that the generated policy wants in every account. */
export const wanted: Readonly<Record<ContactType, Contact>> = {
  SECURITY: { name: 'Security Operations', title: 'SOC', email: 'security@acres.example', phone: '+1 555 010 0101' },
  BILLING: { name: 'Cloud Finance', title: 'FinOps', email: 'billing@acres.example', phone: '+1 555 010 0102' },
  OPERATIONS: { name: 'Cloud Platform', title: 'On-call', email: 'oncall@acres.example', phone: '+1 555 010 0103' },
};

const teams = ['search', 'payments', 'ml', 'data', 'web', 'mobile', 'billing', 'identity'] as const;
const stages = ['prod', 'staging', 'dev', 'labs'] as const;

interface Wish {
  readonly id: string;
  readonly number: number;
  readonly parent: string;
  readonly problem: 'none' | 'contacts' | 'key' | 'password' | 'suspended';
}

/** One member account that is clean except for its problem. */
export function generateAccount({ id, number, parent, problem }: Wish, random: Random): AccountFile {
  const day = String(random.below(28) + 1).padStart(2, '0');
  const account: AccountFile = {
    id,
    name: `${random.pick(teams)}-${random.pick(stages)}-${number}`,
    email: `aws+${number}@acres.example`,
    parent,
    joinedMethod: random.below(10) === 0 ? 'INVITED' : 'CREATED',
    joinedAt: `${2019 + random.below(7)}-0${random.below(9) + 1}-${day}T09:00:00Z`,
    contacts: { ...wanted },
    root: {},
  };
  if (problem === 'contacts') return { ...account, contacts: spoiled(random) };
  if (problem === 'suspended') return { ...account, state: 'SUSPENDED' };
  if (problem === 'password') return { ...account, root: { password: { createdAt: account.joinedAt } } };
  if (problem === 'key')
    return {
      ...account,
      root: { accessKeys: [{ id: `AKIA${random.keyText(16)}`, status: 'Active', createdAt: '2020-05-05T09:00:00Z' }] },
    };
  return account;
}

/** Contacts of which one to three, two on average, are missing or somebody else's. */
function spoiled(random: Random): NonNullable<AccountFile['contacts']> {
  const wrong = random.shuffled([...contactTypes]).slice(0, random.below(3) + 1);
  const contacts: Partial<Record<ContactType, Contact>> = { ...wanted };
  for (const type of wrong)
    if (random.below(2) === 0) delete contacts[type];
    else
      contacts[type] = {
        name: 'Somebody Before',
        title: 'Founder',
        email: 'founder@acres.example',
        phone: '+1 555 010 0199',
      };
  return contacts;
}
