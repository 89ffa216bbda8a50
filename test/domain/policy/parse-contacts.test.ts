import { contacts, mistakesIn } from './mistakes-in';

test.each([
  ['name: ""', 'name', 'a name of 1 to 64 characters on one line', '""'],
  [`name: ${'n'.repeat(65)}`, 'name', 'a name of 1 to 64 characters on one line', `"${'n'.repeat(58)}…`],
  ['name: "a\\nb"', 'name', 'a name of 1 to 64 characters on one line', '"a\\nb"'],
  [`title: ${'t'.repeat(51)}`, 'title', 'a title of 1 to 50 characters on one line', '"ttttt'],
  ['title: "{account.arn}"', 'title', '{account.id}, {account.name} or {tag:key} in braces', '{account.arn}'],
  ['title: "{tag:}"', 'title', '{account.id}, {account.name} or {tag:key} in braces', '{tag:}'],
  ['title: "{tag:team"', 'title', '{account.id}, {account.name} or {tag:key} in braces', '{'],
  [`title: "{account.id}${'t'.repeat(51)}"`, 'title', 'a title of 1 to 50 characters on one line', '"{account.id}'],
  [`email: o'brien@corp.example`, 'email', 'an e-mail address that AWS accepts', `"o'brien@corp.example"`],
  ['email: "{tag:team}/x@corp.example"', 'email', 'an e-mail address that AWS accepts', '"{tag:team}/x@corp'],
  [`email: ${'e'.repeat(242)}@corp.example`, 'email', 'an e-mail address that AWS accepts', '"eee'],
  ['phone: +15550100101', 'phone', 'a phone number of', '15550100101 without quotes: put it in quotes'],
  ['phone: "555.0101"', 'phone', 'a phone number of', '"555.0101"'],
  ['phone: "{tag:phone} ext 3"', 'phone', 'a phone number of', '"{tag:phone} ext 3"'],
])('the contact field %s is a mistake', (text, field, expected, got) => {
  const [key = ''] = text.split(':');
  const rest = ['name: N', 'title: T', 'email: e@corp.example', 'phone: "1"'].filter((one) => !one.startsWith(key));
  const mistakes = mistakesIn({ contacts: `contacts: { default: { SECURITY: { ${[text, ...rest].join(', ')} } } }` });
  expect(mistakes).toHaveLength(1);
  expect(mistakes[0]?.path).toBe(`contacts.default.SECURITY.${field}`);
  expect(mistakes[0]?.message).toContain(`expected ${expected}`);
  expect(mistakes[0]?.message).toContain(`, got ${got}`);
});

test.each([
  ['default: {}', 'default', 'expected at least one of SECURITY, BILLING, OPERATIONS, got none'],
  ['mode: fil', 'mode', 'expected fill, enforce, require or ignore, or one of them by contact type, got "fil"'],
  ['mode: { SECURITY: fil }', 'mode.SECURITY', 'expected fill, enforce, require or ignore, got "fil"'],
  ['emailDomains: []', 'emailDomains', 'expected at least 1 entry, got an empty list'],
  [
    'emailDomains: ["@corp.example"]',
    'emailDomains[0]',
    'expected a domain like example.com, or *.example.com for all below it, got "@corp.example"',
  ],
  ['maxOverwrites: -1', 'maxOverwrites', 'expected at least 0, got -1'],
  [
    'overrides: [{ match: { unit: r-corp } }]',
    'overrides[0]',
    'expected at least one of SECURITY, BILLING, OPERATIONS, got none',
  ],
  [
    'overrides: [{ match: { unit: r-corp }, OPERATIONS: {} }]',
    'overrides[0].OPERATIONS',
    'expected name, title, email, phone, because contacts.default has no OPERATIONS, got none of them',
  ],
])('in contacts, %s is a mistake', (text, path, message) => {
  const lines = contacts.split('\n').filter((line) => !text.startsWith('default') || !line.includes('default'));
  expect(mistakesIn({ contacts: [...lines, `  ${text}`].join('\n') })).toEqual([{ path: `contacts.${path}`, message }]);
});

test('wanted addresses are held against emailDomains, where the domain is no placeholder', () => {
  const override = (email: string): string => `    - { match: { unit: r-corp }, SECURITY: { email: "${email}" } }\n`;
  const emails = ['x@CORP.example', 'x@{tag:domain}.example', '{tag:mail}', 'x@sub.corp.example', '{tag:a}@b.example'];
  const text = `${contacts}\n  emailDomains: [Corp.Example]\n  overrides:\n${emails.map(override).join('')}`;
  expect(mistakesIn({ contacts: text }).map(({ path }) => path)).toEqual([
    'contacts.overrides[3].SECURITY.email',
    'contacts.overrides[4].SECURITY.email',
  ]);
});

test('a mistake in emailDomains is not repeated for every address', () => {
  expect(mistakesIn({ contacts: `${contacts}\n  emailDomains: [other.example, "*"]` }).map(({ path }) => path)).toEqual(
    ['contacts.emailDomains[1]'],
  );
});

test('an override that brings all four fields needs no default', () => {
  const text = `${contacts}
  overrides: [{ match: { unit: r-corp }, BILLING: { name: F, title: F, email: f@corp.example, phone: "1" } }]`;
  expect(mistakesIn({ contacts: text })).toEqual([]);
});
