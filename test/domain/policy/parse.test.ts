import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parsePolicy } from '../../../lib/domain/policy/parse';
import { policyWith } from './builders';
import { approvals, contacts, mistakesIn, sections } from './mistakes-in';

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
