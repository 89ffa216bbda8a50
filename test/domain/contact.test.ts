import fc from 'fast-check';
import { type Contact, normalizeContact, sameContact } from '../../lib/domain/contact';

const space = fc.constantFrom('', ' ', '  ', '\t');
const phone = fc.string({ unit: fc.constantFrom('0', '1', '5', '9', '+', '-', '(', ')', ' '), maxLength: 25 });
const contact: fc.Arbitrary<Contact> = fc.record({
  name: fc.string(),
  title: fc.string(),
  email: fc.oneof(fc.emailAddress(), fc.string()),
  phone,
});

/** Contacts with few different values, so that two are often the same. */
const similar: fc.Arbitrary<Contact> = fc.record({
  name: fc.constantFrom('A', ' A', 'a'),
  title: fc.constantFrom('T', 'T '),
  email: fc.constantFrom('a@b.example', 'A@b.Example ', 'c@b.example'),
  phone: fc.constantFrom('+1 555', '+1(555)', '1555'),
});

test('normalising twice is normalising once', () => {
  fc.assert(
    fc.property(contact, (one) => {
      expect(normalizeContact(normalizeContact(one))).toEqual(normalizeContact(one));
    }),
  );
});

test('a contact is the same as itself and as its normalised self', () => {
  fc.assert(
    fc.property(contact, (one) => {
      expect([sameContact(one, one), sameContact(one, normalizeContact(one))]).toEqual([true, true]);
    }),
  );
});

test('being the same works both ways, and is being equal once normalised', () => {
  const found = new Set<boolean>();
  fc.assert(
    fc.property(similar, similar, (one, other) => {
      const same = sameContact(one, other);
      found.add(same);
      expect(sameContact(other, one)).toBe(same);
      expect(JSON.stringify(normalizeContact(one)) === JSON.stringify(normalizeContact(other))).toBe(same);
    }),
  );
  expect(found.size).toBe(2);
});

test('white space around values and the case of the address make no difference', () => {
  fc.assert(
    fc.property(contact, space, space, (one, before, after) => {
      const around = (text: string): string => `${before}${text}${after}`;
      const email = fc.sample(fc.mixedCase(fc.constant(one.email)), 1)[0] ?? one.email;
      const other = {
        name: around(one.name),
        title: around(one.title),
        email: around(email),
        phone: around(one.phone),
      };
      expect(sameContact(one, other)).toBe(true);
    }),
  );
});

const base = { name: 'SecOps', title: 'SOC', email: 'security@corp.example', phone: '+1 (555) 010-0101' };

test.each<[string, Partial<Contact>, boolean]>([
  ['punctuation of the phone number', { phone: '+1 555 0100101' }, true],
  ['case of the address', { email: 'Security@Corp.Example' }, true],
  ['a phone number without its plus', { phone: '1 (555) 010-0101' }, false],
  ['case of the name', { name: 'secops' }, false],
  ['another title', { title: 'CISO' }, false],
  ['another address', { email: 'sec@corp.example' }, false],
])('%s', (_, change, same) => {
  expect(sameContact(base, { ...base, ...change })).toBe(same);
});
