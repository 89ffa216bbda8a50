import * as fc from 'fast-check';
import type { Account } from '../../../../lib/domain/account';
import { type Contact, type ContactType, contactTypes } from '../../../../lib/domain/contact';
import { type Fact, known, unknown } from '../../../../lib/domain/fact';
import type { Found } from '../../../../lib/domain/policy/proposal/proposal';
import { accountOf } from '../../support/build';
import { foundOf } from './found';

/** What an account says of one type: its owner's contact in some writing, a contact of nobody else, none, or nothing. */
type Answer = 'own' | 'shouted' | 'noise' | 'missing' | 'unread';

interface UnitPlan {
  /** Which of the units before it holds it; it is in the root when there is none. */
  readonly above: number;
  /** Types of which the unit has an owner of its own; of the others it has that of the unit above. */
  readonly owns: readonly ContactType[];
  readonly answers: readonly (readonly Answer[])[];
}

const answer = fc.constantFrom<Answer>('own', 'own', 'own', 'own', 'own', 'shouted', 'noise', 'missing', 'unread');
const account = fc.tuple(...contactTypes.map(() => answer));
const unit = fc.record({
  above: fc.nat({ max: 20 }),
  owns: fc.subarray([...contactTypes]),
  answers: fc.array(account, { maxLength: 6 }),
});

export interface Owned {
  readonly found: Found;
  /** `200000000001 SECURITY` for every contact that is no owner's. */
  readonly noisy: readonly string[];
}

const contactOf = (type: ContactType, owner: string): Contact => ({
  name: `${type} of ${owner}`,
  title: 'Team',
  email: `${type.toLowerCase()}@${owner}.example`,
  phone: '+1 555 010 0101',
});
const shouted = ({ email, ...rest }: Contact): Contact => ({
  ...rest,
  email: ` ${email.toUpperCase()}`,
  phone: '+15550100101',
});

function factOf(
  type: ContactType,
  owner: string,
  { id, said }: { readonly id: string; readonly said: Answer },
): Fact<Contact | null> {
  if (said === 'unread') return unknown('throttled', 'it was throttled.');
  if (said === 'missing') return known(null);
  if (said === 'noise') return known(contactOf(type, `former-${id}`));
  return known(said === 'own' ? contactOf(type, owner) : shouted(contactOf(type, owner)));
}

type Owners = Readonly<Record<ContactType, string>>;
const group: Owners = { SECURITY: 'group', BILLING: 'group', OPERATIONS: 'group' };

/** The owner of each type in the root and in each unit: its own, else that of the unit above; `group` in the root. */
function ownersOf(units: readonly UnitPlan[]): readonly Owners[] {
  const owners: Owners[] = [group];
  for (const [index, { above, owns }] of units.entries()) {
    const own: Partial<Record<ContactType, string>> = {};
    for (const type of owns) own[type] = `owner-${index + 1}`;
    owners.push({ ...(owners[above % (index + 1)] ?? group), ...own });
  }
  return owners;
}

/**
 * Every owner has at least two accounts that have its contact, and more than those that have another one in the units
 * that are its own: then a person sees whose they are. Nobody does from one account alone.
 */
function canBeSeen(units: readonly UnitPlan[], inRoot: UnitPlan['answers']): boolean {
  const owners = ownersOf(units);
  return contactTypes.every((type, place) => {
    const tally = new Map<string, { own: number; noise: number }>();
    for (const [index, answers] of [inRoot, ...units.map((one) => one.answers)].entries())
      for (const said of answers) {
        const owner = owners[index]?.[type] ?? '';
        const one = tally.get(owner) ?? { own: 0, noise: 0 };
        tally.set(owner, one);
        if (said[place] === 'own' || said[place] === 'shouted') one.own++;
        if (said[place] === 'noise') one.noise++;
      }
    return [...tally.values()].every(({ own, noise }) => own + noise === 0 || (own > 1 && own > noise));
  });
}

/** Organizations of three to eight units, nested or not, of several owners, with a few accounts that fit nothing. */
export const ownedOrganization: fc.Arbitrary<Owned> = fc
  .record({ inRoot: fc.array(account, { maxLength: 4 }), units: fc.array(unit, { minLength: 3, maxLength: 8 }) })
  .filter(({ units, inRoot }) => canBeSeen(units, inRoot))
  .map(({ units, inRoot }) => {
    const owners = ownersOf(units);
    const paths: string[][] = [['r-h4rb']];
    for (const [index, { above }] of units.entries())
      paths.push([...(paths[above % (index + 1)] ?? []), `ou-h4rb-unit000${index + 1}`]);
    const noisy: string[] = [];
    const read = [inRoot, ...units.map(({ answers }) => answers)].flatMap((answers, place) =>
      answers.map((said, number) => {
        const id = `2000000${place}${number}000`.slice(0, 12).padEnd(12, '0');
        const account: Account = accountOf({ id, name: `account-${place}-${number}`, path: paths[place] ?? [] });
        const contacts = Object.fromEntries(
          contactTypes.map((type, index) => {
            const one = said[index] ?? 'missing';
            if (one === 'noise') noisy.push(`${id} ${type}`);
            return [type, factOf(type, owners[place]?.[type] ?? 'group', { id, said: one })];
          }),
        ) as Found['contacts'][string];
        return { account, contacts };
      }),
    );
    return { found: foundOf(read), noisy: noisy.toSorted() };
  });
