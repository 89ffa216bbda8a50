import * as fc from 'fast-check';
import { type Contact, contactTypes } from '../../../../lib/domain/contact';
import { type Fact, known, unknown } from '../../../../lib/domain/fact';
import { policyText } from '../../../../lib/domain/policy/proposal/policy-text';
import type { Found, Proposal } from '../../../../lib/domain/policy/proposal/proposal';
import { proposePolicy } from '../../../../lib/domain/policy/proposal/propose-policy';
import { accountOf } from '../../support/build';
import { contact, foundOf, judgedUnder, policyOf, root } from './found';
import { ownedOrganization } from './owned-organizations';

const listed = ({ differing }: Proposal): readonly string[] =>
  differing.map(({ account, type }) => `${account.id} ${type}`).toSorted();

test('where a person sees whose each unit is, exactly the contacts that are no owner’s are listed', () => {
  fc.assert(
    fc.property(ownedOrganization, ({ found, noisy }) => {
      const proposal = proposePolicy(found);
      const open = proposal.open.map(({ type }) => type);
      expect(listed(proposal)).toEqual(noisy.filter((one) => !open.some((type) => one.endsWith(type))));
    }),
    { numRuns: 150 },
  );
});

/** Contacts of few people, of some only by id or name, some written otherwise, and some that no policy may hold. */
const anyContact = (id: string, name: string): fc.Arbitrary<Fact<Contact | null>> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('a', 'b', 'c').map((one) => known(contact(one))) },
    fc.constantFrom(
      known(null),
      unknown('denied', 'Nobody may read it.'),
      known(contact('a', { email: 'A@HARBOR.example ', phone: '(+1) 5550100101' })),
      known(contact('Team', { email: `aws+${id}@harbor.example` })),
      known(contact(`Owner of ${name}`, { email: `aws+${name}@harbor.example` })),
      known(contact(`# - {${name}`)),
      known(contact('Umlaute & Söhne: "Sicherheit"', { title: "- 'x' # y", email: 'x@b..example' })),
      known(contact('true', { title: '1e3', email: `${id}@1.2`, phone: '+4930' })),
      known(contact('-', { title: 'null', email: 'x@y.example', phone: '12345' })),
    ),
  );

const [a, b, c, d] = ['ou-h4rb-aaaaaaaa', 'ou-h4rb-bbbbbbbb', 'ou-h4rb-cccccccc', 'ou-h4rb-dddddddd'] as const;

/** Any tree, any contacts. Names of units and accounts hold whatever AWS lets people write into them. */
const anyOrganization: fc.Arbitrary<Found> = fc
  .array(
    fc.record({
      path: fc.constantFrom<readonly string[]>([], [a], [a, b], [a, b, c], [d]),
      name: fc.constantFrom('payments', 'labs', 'a', '', 'Security', 'x: # {y}'),
      state: fc.constantFrom('ACTIVE', 'ACTIVE', 'ACTIVE', 'ACTIVE', 'SUSPENDED', 'UNKNOWN'),
    }),
    { maxLength: 12 },
  )
  .chain((accounts) =>
    fc.tuple(
      ...accounts.map(({ path, name, state }, index) => {
        const id = String(200_000_000_001 + index);
        const one = anyContact(id, name);
        return fc.record({ SECURITY: one, BILLING: one, OPERATIONS: one }).map((contacts) => ({
          account: accountOf({ id, name, state, path: [root, ...path] }),
          contacts: contacts as Found['contacts'][string],
        }));
      }),
    ),
  )
  .chain((read) =>
    fc
      .string({ unit: 'binary', maxLength: 12 })
      .map((text) => foundOf(read, { unitNames: { [a]: text, [b]: 'A\n  evil: true\u0085x' } })),
  );

test('whatever there is, the text is a policy that says what the proposal says, and enforced it finds no more than was listed', () => {
  fc.assert(
    fc.property(anyOrganization, (found) => {
      const proposal = proposePolicy(found);
      const policy = policyOf(proposal);
      expect(policy.run.mode).toBe('plan');
      expect(policy.contacts.default).toEqual(
        Object.fromEntries(proposal.defaults.map(({ type, contact: wanted }) => [type, wanted])),
      );
      const active = { ...found, accounts: found.accounts.filter(({ state }) => state === 'ACTIVE') };
      const differs = judgedUnder(proposal, active).filter((one) => one.endsWith(' differs'));
      const unresolved = judgedUnder(proposal, active).filter((one) => one.endsWith(' unresolved'));
      const told = new Set(listed(proposal));
      expect(differs.filter((one) => !told.has(one.replace(' differs', '')))).toEqual([]);
      expect(told.size - differs.length).toBeLessThanOrEqual(unresolved.length);
    }),
    { numRuns: 150 },
  );
});

test('every contact that was read is counted once, and the order of the accounts means nothing', () => {
  fc.assert(
    fc.property(anyOrganization, (found) => {
      const proposal = proposePolicy(found);
      for (const type of contactTypes) {
        const lines = [...proposal.defaults, ...proposal.overrides].filter((one) => one.type === type);
        const [open] = proposal.open.filter((one) => one.type === type);
        const facts = found.accounts
          .filter(({ state }) => state === 'ACTIVE')
          .flatMap(({ id }) => (found.contacts[id]?.[type].known ? [found.contacts[id][type].value] : []));
        const sum = (key: 'governs' | 'explains' | 'missing') => lines.reduce((total, line) => total + line[key], 0);
        const having = facts.filter((one) => one !== null).length;
        expect(sum('governs') + (open?.having ?? 0)).toBe(having);
        expect(sum('missing') + (open?.missing ?? 0)).toBe(facts.length - having);
        const differing = proposal.differing.filter((one) => one.type === type).length;
        expect(sum('governs') - sum('explains')).toBe(differing);
      }
      const turned = { ...found, accounts: found.accounts.toReversed() };
      expect(policyText(proposePolicy(turned))).toBe(policyText(proposal));
    }),
    { numRuns: 150 },
  );
});
