import { usesTags } from '../../../lib/domain/policy/uses-tags';
import { policyWith, security } from './builders';

type Sections = NonNullable<Parameters<typeof policyWith>[0]>;

const byTag = { tag: 'team=pay' };
const byUnit = { unit: 'r-corp' };
const reason = { reason: 'sold', until: '2027-03-31' };
const contacts = (changes: object) => ({ default: { SECURITY: security }, ...changes });

test.each<[string, Sections, boolean]>([
  ['nothing', {}, false],
  [
    'only accounts and units',
    {
      run: { applyTo: [byUnit] },
      contacts: contacts({ overrides: [{ match: [byUnit], SECURITY: { name: '{account.name}' } }] }),
      exclusions: [{ account: '300000000003', ...reason }],
    },
    false,
  ],
  ['applyTo', { run: { applyTo: [byUnit, byTag] } }, true],
  [
    'an exclusion',
    {
      exclusions: [
        { ...byUnit, ...reason },
        { ...byTag, ...reason },
      ],
    },
    true,
  ],
  ['an override', { contacts: contacts({ overrides: [{ match: [byUnit, byTag], SECURITY: {} }] }) }, true],
  ['a default contact', { contacts: contacts({ default: { SECURITY: { ...security, title: '{tag:team}' } } }) }, true],
  [
    'a contact of an override',
    { contacts: contacts({ overrides: [{ match: byUnit, SECURITY: { name: 'a {tag:team}' } }] }) },
    true,
  ],
])('a policy with tags in %s', (_, sections, expected) => {
  expect(usesTags(policyWith(sections))).toBe(expected);
});
