import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Mistake, parsePolicy } from '../../../lib/domain/policy/parse';
import { policyWith } from './builders';

const contacts = `contacts:
  default: { SECURITY: { name: SecOps, title: SOC, email: security@corp.example, phone: "+1 555 010 0101" } }`;
const approvals = 'approvals: { approvers: [{ name: Lead, email: lead@corp.example }] }';

/** The mistakes in the smallest policy, with some of its sections replaced. */
function mistakesIn(sections: { contacts?: string; approvals?: string; more?: string }): readonly Mistake[] {
  const parsed = parsePolicy(
    [sections.contacts ?? contacts, sections.approvals ?? approvals, sections.more].join('\n'),
  );
  return parsed.ok ? [] : parsed.mistakes;
}

test('a policy comes with the SHA-256 of its bytes', () => {
  const text = `${contacts}\n${approvals}\n# Zürich\n`;
  const digest = createHash('sha256').update(Buffer.from(text, 'utf8')).digest('hex');
  const policy = policyWith({
    contacts: {
      default: {
        SECURITY: { name: 'SecOps', title: 'SOC', email: 'security@corp.example', phone: '+1 555 010 0101' },
      },
    },
  });
  expect(parsePolicy(text)).toEqual({ ok: true, policy, digest });
});

test('the bytes of a file count as they are, a byte order mark among them, which the policy does not see', () => {
  const bytes = Buffer.from(`\uFEFF${contacts}\n${approvals}\n`, 'utf8');
  const digest = createHash('sha256').update(bytes).digest('hex');
  const { policy } = parsePolicy(`${contacts}\n${approvals}`) as { policy?: unknown };
  expect(policy).toBeDefined();
  expect(parsePolicy(bytes)).toEqual({ ok: true, policy, digest });
});

test.each([
  ['a name', Buffer.from(contacts.replace('SecOps', 'Zürich'), 'latin1'), 'line 2, column 33'],
  ['a comment only', Buffer.from(`# Zürich\n${contacts}\n${approvals}`, 'latin1'), 'line 1, column 4'],
])('%s that is not UTF-8 makes it no policy', (_, bytes, path) => {
  const message = 'expected UTF-8, got the byte 0xFC, as Latin-1 and Windows-1252 have it: save the file as UTF-8';
  expect(parsePolicy(bytes)).toEqual({ ok: false, mistakes: [{ path, message }] });
});

test('of a file full of mistakes the first twenty are told, each in a line that can be read', () => {
  const parsed = parsePolicy(`a: "\n${`${'x: !? "\\q" {'.repeat(20)}\n`.repeat(30)}`);
  const mistakes = parsed.ok ? [] : parsed.mistakes;
  expect(mistakes.length).toBeGreaterThan(0);
  expect(mistakes.length).toBeLessThanOrEqual(20);
  expect(mistakes.filter(({ message }) => message.length > 160 || message.includes('\n'))).toEqual([]);
});

test.each(['harbor', 'meadow'])('reads the policy of %s', (name) => {
  const text = readFileSync(join(__dirname, `../../organizations/${name}.rootward.yaml`), 'utf8');
  expect(parsePolicy(text)).toMatchObject({ ok: true, policy: { run: { mode: 'apply' } } });
});

test('a date stays a text', () => {
  const parsed = parsePolicy(`${contacts}\n${approvals}\nexclusions: [{ unit: r-corp, reason: x, until: 2027-03-31 }]`);
  expect(parsed).toMatchObject({ policy: { exclusions: [{ until: '2027-03-31' }] } });
});

test('five different mistakes are five, those between the parts among them', () => {
  const mistakes = mistakesIn({
    contacts: `contacts:
  default: { SECURITY: { name: SecOps, title: SOC, email: security@elsewhere.example, phone: call me } }
  overrides: [{ match: { unit: r-corp }, BILLING: { name: Finance } }]
  emailDomains: [corp.example]`,
    approvals: 'approvals: { approvers: [{ name: Lead, email: lead@corp.example }], required: 2, expiresAfterDays: x }',
  });
  expect(mistakes).toEqual([
    {
      path: 'contacts.default.SECURITY.phone',
      message: 'expected a phone number of 1 to 25 digits, spaces, +, -, ( and ), got "call me"',
    },
    {
      path: 'contacts.overrides[0].BILLING',
      message: 'expected name, title, email, phone, because contacts.default has no BILLING, got only name',
    },
    {
      path: 'contacts.default.SECURITY.email',
      message: 'expected an address in contacts.emailDomains (corp.example), got "security@elsewhere.example"',
    },
    { path: 'approvals.expiresAfterDays', message: 'expected a whole number, got "x"' },
    { path: 'approvals.required', message: 'expected at most the number of approvers (1), got 2' },
  ]);
});

const sections = 'run, contacts, rootUser, exclusions, approvals or onboarding';

test.each([
  ['', '(file)', `expected a mapping with ${sections}, got nothing`],
  ['[]', '(file)', `expected a mapping with ${sections}, got an empty list`],
  ['a: [1', 'line 1, column 6', expect.stringMatching(/^expected valid YAML, got: Flow sequence .* \]$/)],
  ['a: 1\nb: 2\na: 3', 'line 3, column 1', 'expected valid YAML, got a key that its mapping has already'],
  ['a: !!js/function x', 'line 1, column 4', 'expected valid YAML, got a tag (!), which has no meaning here'],
  ['a: 1\n---\nb: 2', 'line 2, column 1', 'expected valid YAML, got a second document after ---: write one document'],
  ['a: *b', '(file)', 'expected YAML that can be read, got an alias (*) without its anchor (&) before it'],
  ['a: b: c', 'line 1, column 4', expect.stringMatching(/^expected valid YAML, got a mapping within a line/)],
])('%j is no policy', (text, path, message) => {
  expect(parsePolicy(text)).toEqual({ ok: false, mistakes: [{ path, message }] });
});

test('aliases that multiply are refused, not expanded', () => {
  const lines = ['a0: &a0 [x]'];
  for (let n = 1; n < 12; n += 1)
    lines.push(`a${n}: &a${n} [${Array.from({ length: 9 }, () => `*a${n - 1}`).join(',')}]`);
  expect(parsePolicy(lines.join('\n'))).toEqual({
    ok: false,
    mistakes: [{ path: '(file)', message: 'expected YAML that can be read, got aliases that multiply' }],
  });
});

test('an unclosed bracket is said once for a place, however deep it is', () => {
  const parsed = parsePolicy('['.repeat(50));
  expect(parsed.ok ? [] : parsed.mistakes.map(({ path }) => path)).toEqual(['line 1, column 51', 'line 1, column 51']);
});

test.each([
  [
    'quarantine: {}',
    'quarantine',
    `expected one of the keys ${sections}, got "quarantine", which this version does not have`,
  ],
  ['__proto__: {}', '__proto__', `expected one of the keys ${sections}, got "__proto__"`],
  ['run: { mode: aply }', 'run.mode', 'expected plan or apply, got "aply"'],
  ['run: { modus: plan }', 'run.modus', 'expected one of the keys mode, schedule, timezone or applyTo, got "modus"'],
  ['run:', 'run', 'expected a mapping with mode, schedule, timezone or applyTo, got nothing'],
  ['run: { schedule: daily }', 'run.schedule', expect.stringMatching(/^expected rate\(n minutes.* got "daily"$/)],
  ['run: { applyTo: [] }', 'run.applyTo', 'expected at least 1 entry, got an empty list'],
  ['run: { applyTo: r-corp }', 'run.applyTo', 'expected a match, or a list of matches, got "r-corp"'],
  ['run: { applyTo: {} }', 'run.applyTo', 'expected exactly one of account, unit, tag, got none of them'],
  ['run: { applyTo: [{ tag: "=x" }] }', 'run.applyTo[0].tag', 'expected a tag as key=value, got "=x"'],
  [
    'run: { applyTo: { unit: ou-prod } }',
    'run.applyTo.unit',
    'expected the id of a unit (ou-...) or of the root (r-...), or a unit by name or path (Workloads/Prod), got "ou-prod"',
  ],
  [
    'run: { applyTo: { account: 123456789012 } }',
    'run.applyTo.account',
    'expected an account id of 12 digits in quotes, got 123456789012 without quotes: put it in quotes',
  ],
  [
    'run: { applyTo: { account: ["123456789012", 123456789012] } }',
    'run.applyTo.account[1]',
    'expected an account id of 12 digits in quotes, got 123456789012 without quotes: put it in quotes',
  ],
  ['run: { applyTo: { tag: [] } }', 'run.applyTo.tag', 'expected at least 1 entry, got an empty list'],
  ['run: { applyTo: { unit: [Prod, ou-x] } }', 'run.applyTo.unit[1]', expect.stringMatching(/, got "ou-x"$/)],
  ['rootUser: { accessKeys: { unusedDays: 0 } }', 'rootUser.accessKeys.unusedDays', 'expected at least 1, got 0'],
  ['rootUser: { recentUseDays: .inf }', 'rootUser.recentUseDays', 'expected a whole number, got Infinity'],
  ['rootUser: { mfa: true }', 'rootUser.mfa', 'expected any or hardware, got true'],
  ['onboarding: { settleMinutes: 1441 }', 'onboarding.settleMinutes', 'expected at most 1440, got 1441'],
  ['exclusions: {}', 'exclusions', 'expected a list, got a mapping'],
])('%s is a mistake', (more, path, message) => {
  expect(mistakesIn({ more })).toEqual([{ path, message }]);
});

test.each([
  ['{ unit: r-corp, until: 2027-03-31 }', '.reason', 'expected a reason in words, got nothing'],
  ['{ unit: r-corp, reason: " ", until: 2027-03-31 }', '.reason', 'expected a reason in words, got ""'],
  ['{ unit: r-corp, reason: x }', '.until', 'expected a date as YYYY-MM-DD, got nothing'],
  ['{ unit: r-corp, reason: x, until: 2027-02-30 }', '.until', 'expected a date as YYYY-MM-DD, got "2027-02-30"'],
  ['{ reason: x, until: 2027-03-31 }', '', 'expected exactly one of account, unit, tag, got none of them'],
  [
    '{ account: "300000000003", tag: a=b, reason: x, until: 2027-03-31 }',
    '',
    'expected exactly one of account, unit, tag, got account and tag',
  ],
])('the exclusion %s is a mistake', (exclusion, path, message) => {
  expect(mistakesIn({ more: `exclusions: [${exclusion}]` })).toEqual([{ path: `exclusions[0]${path}`, message }]);
});

const nobody = 'expected at least one approver with name and email, because nothing is ever approved by default';
const lead = '{ name: Lead, email: lead@corp.example }';

test.each([
  ['{}', 'approvers', `${nobody}, got nothing`],
  ['{ approvers: [] }', 'approvers', `${nobody}, got an empty list`],
  ['{ approvers: }', 'approvers', `${nobody}, got nothing`],
  ['{ approvers: [{ name: Lead, email: lead }] }', 'approvers[0].email', 'expected an e-mail address, got "lead"'],
  [`{ approvers: [${lead}], required: 3 }`, 'required', 'expected 1 or 2, got 3'],
  [
    `{ approvers: [${lead}, { name: Lead, email: LEAD@corp.example }] }`,
    'approvers[1].email',
    'expected each approver once, got "lead@corp.example"',
  ],
  [
    '{ approvers: [{ name: "Lead\\r\\nBcc: x@y.example", email: lead@corp.example }] }',
    'approvers[0].name',
    'expected a name of 1 to 64 characters on one line, got "Lead\\r\\nBcc: x@y.example"',
  ],
  [
    '{ approvers: [{ name: "Security \\u202Edael", email: lead@corp.example }] }',
    'approvers[0].name',
    'expected a text that reads as it stands, got a character that turns its direction (U+202E)',
  ],
  [
    `{ approvers: [${lead}], remindAfterDays: [3, 3] }`,
    'remindAfterDays[1]',
    'expected ascending days, so more than 3, got 3',
  ],
  [
    `{ approvers: [${lead}], remindAfterDays: [2, 4], expiresAfterDays: 4 }`,
    'remindAfterDays[1]',
    'expected less than expiresAfterDays (4), got 4',
  ],
  [
    `{ approvers: [${lead}], groups: [] }`,
    'groups',
    'expected one of the keys approvers, required, expiresAfterDays, remindAfterDays, escalateTo, openPerDay or ' +
      'reaskRejectedAfterDays, got "groups", which this version does not have',
  ],
])('approvals %s are a mistake', (text, path, message) => {
  expect(mistakesIn({ approvals: `approvals: ${text}` })).toEqual([{ path: `approvals.${path}`, message }]);
});

test('reminders at the seventh day miss the default expiry', () => {
  expect(mistakesIn({ approvals: `approvals: { approvers: [${lead}], remindAfterDays: [7] }` })).toEqual([
    { path: 'approvals.remindAfterDays[0]', message: 'expected less than expiresAfterDays (7), got 7' },
  ]);
});

test('a file without approvals says that nothing is approved by default', () => {
  expect(parsePolicy(contacts)).toEqual({
    ok: false,
    mistakes: [
      {
        path: 'approvals',
        message: expect.stringMatching(
          /^expected a mapping with at least one approver.*nothing is ever approved by default/,
        ),
      },
    ],
  });
});

test.each([
  ['name: ""', 'name', 'a name of 1 to 64 characters on one line', '""'],
  [`name: ${'n'.repeat(65)}`, 'name', 'a name of 1 to 64 characters on one line', `"${'n'.repeat(58)}…`],
  ['name: "a\\nb"', 'name', 'a name of 1 to 64 characters on one line', '"a\\nb"'],
  ['name: M\uFFFDller', 'name', 'a text in which no character was lost', 'a replacement character (U+FFFD)'],
  ['title: "Head \\uD83D"', 'title', 'a text in which no character was lost', 'half of a character (U+D83D)'],
  ['name: "SOC\\u202Egpj"', 'name', 'a text that reads as it stands', 'a character that turns its direction (U+202E)'],
  [
    'title: "{account.name}\\u2066"',
    'title',
    'a text that reads as it stands',
    'a character that turns its direction (U+2066)',
  ],
  ['name: "\\u200B\\u00AD"', 'name', 'a text that can be seen', 'invisible characters only'],
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

test('sections of the wrong kind are mistakes and nothing else', () => {
  const text = 'contacts: [1]\napprovals: 7\n';
  expect(parsePolicy(text)).toMatchObject({ ok: false, mistakes: [{ path: 'contacts' }, { path: 'approvals' }] });
});

test('never throws, and always names a mistake', () => {
  const words = [
    'contacts',
    'approvals',
    'run',
    'default',
    ':',
    ': ',
    '- ',
    '\n',
    '  ',
    '{',
    '}',
    '[',
    ']',
    '"',
    '&a ',
    '*a',
    '!!x ',
    '1',
    ',',
  ];
  const text = fc.oneof(
    fc.string(),
    fc.array(fc.constantFrom(...words)).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (input) => {
      const parsed = parsePolicy(input);
      expect(parsed.ok ? [] : parsed.mistakes).not.toEqual([]);
    }),
  );
});
