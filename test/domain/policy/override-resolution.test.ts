import fc from 'fast-check';
import { type Contact, type ContactType, contactTypes } from '../../../lib/domain/contact';
import { known } from '../../../lib/domain/fact';
import { wantedContact } from '../../../lib/domain/policy/wanted-contact';
import { policyWith, subjectWith } from './builders';

const fields = ['name', 'title', 'email', 'phone'] as const;

/** `n` shows where a literal comes from. Placeholders may have any value. */
const contact = fc.nat(999).chain((n) =>
  fc.record({
    name: fc.constantFrom(`name ${n}`, '{account.name}', 'On-call {tag:team}'),
    title: fc.constantFrom(`title ${n}`, '{tag:team}'),
    email: fc.constantFrom(`e${n}@corp.example`, '{tag:mail}', 'x@{tag:team}.example', '{tag:team}@corp.example'),
    phone: fc.constantFrom(`+1 ${n}`, '{tag:phone}', '{account.id}'),
  }),
);
const byType = <T>(value: fc.Arbitrary<T>) =>
  fc.record({ SECURITY: value, BILLING: value, OPERATIONS: value }, { requiredKeys: [] });
const partial = contact.chain((whole) =>
  fc
    .subarray([...fields])
    .map((kept): Partial<Contact> => Object.fromEntries(kept.map((field) => [field, whole[field]]))),
);
const override = fc
  .record({ here: fc.boolean(), contacts: byType(partial) })
  .filter(({ contacts }) => Object.keys(contacts).length > 0);
const cases = fc.record({
  default: fc.record({ SECURITY: contact, BILLING: contact, OPERATIONS: contact }),
  overrides: fc.array(override, { maxLength: 4 }),
  emailDomains: fc.option(fc.constant<string[]>(['corp.example']), { nil: undefined }),
  name: fc.string({ minLength: 1, maxLength: 80 }),
  tags: fc.record(
    {
      team: fc.oneof(fc.constant('pay'), fc.string({ maxLength: 70 })),
      mail: fc.oneof(fc.constantFrom('a@corp.example', 'a@b.example'), fc.string()),
      phone: fc.oneof(fc.constant('+1 (555) 01-01'), fc.string({ maxLength: 30 })),
    },
    { requiredKeys: [] },
  ),
});

type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

/** The wanted contacts of account 300000000003, by type. */
function resolve({ default: defaults, overrides, emailDomains, name, tags }: Case) {
  const matched = overrides.map(({ here, contacts }) => ({
    match: { account: here ? '300000000003' : '300000000004' },
    ...contacts,
  }));
  const policy = policyWith({ contacts: { default: defaults, overrides: matched, emailDomains } });
  const subject = subjectWith({ account: { name }, tags: known(tags) });
  return contactTypes.map((type) => ({ type, result: wantedContact(policy, subject, type) }));
}

/** The contact of the first matching override over the default, with every placeholder replaced. */
function expectedContact({ default: defaults, overrides, name, tags }: Case, type: ContactType): Contact {
  const winner = overrides.find(({ here, contacts }) => here && contacts[type] !== undefined);
  const value = (text: string): string =>
    text
      .replace(/^\{tag:mail\}$/, () => tags.mail ?? '')
      .replace(/^\{tag:phone\}$/, () => tags.phone ?? '')
      .replace(/^\{account\.id\}$/, '300000000003')
      .replace(/\{tag:team\}/, () => tags.team ?? '')
      .replace(/^\{account\.name\}$/, () => name)
      .trim();
  const texts = { ...defaults[type], ...winner?.contacts[type] };
  return { name: value(texts.name), title: value(texts.title), email: value(texts.email), phone: value(texts.phone) };
}

test('the first matching override of a type wins, and its missing fields come from the default', () => {
  fc.assert(
    fc.property(cases, (generated) => {
      const wanted = resolve(generated).filter(({ result }) => result.kind === 'wanted');
      expect(wanted).toEqual(
        wanted.map(({ type }) => ({ type, result: { kind: 'wanted', contact: expectedContact(generated, type) } })),
      );
    }),
  );
});

test('what is wanted is within the limits of AWS and in the domains, or it is unresolved', () => {
  const kinds = new Set<string>();
  fc.assert(
    fc.property(cases, (generated) => {
      for (const { result } of resolve(generated)) {
        kinds.add(result.kind);
        if (result.kind !== 'wanted') continue;
        const { name, title, email, phone } = result.contact;
        expect(name).toMatch(/^.{1,64}$/);
        expect(title).toMatch(/^.{1,50}$/);
        expect(email).toMatch(/^(?=.{1,254}$)[A-Za-z0-9_+=.#|!&-]+@[A-Za-z0-9_.-]+\.[A-Za-z0-9_]+$/);
        expect(phone).toMatch(/^[ 0-9()+-]{1,25}$/);
        const domain = email.slice(email.indexOf('@') + 1).toLowerCase();
        expect(generated.emailDomains ?? [domain]).toContain(domain);
      }
    }),
  );
  expect([...kinds].toSorted()).toEqual(['unresolved', 'wanted']);
});
