import { DecisionsSchema } from '../../simulation/decisions/decision-schema';
import { loadJson } from '../../simulation/load-json';

const decision = {
  account: '400000000006',
  rule: 'root-access-key',
  decision: 'approve',
  by: 'security-lead@harbor.example',
  after: '2h',
  reason: 'Nobody knows it',
};

const load = (value: unknown) => loadJson(DecisionsSchema, JSON.stringify(value), 'decisions.json');

test('a decision is on the first generation unless it names one', () => {
  const named = { ...decision, decision: 'accept', until: '2027-01-31', generation: 2 };
  expect(load([decision, named])).toEqual({ ok: true, value: [{ ...decision, generation: 1 }, named] });
});

test('all mistakes are told at once, each with its place in the file', () => {
  const wrong = {
    account: '4000',
    rule: 'security-contact',
    decision: 'yes',
    by: 'security lead',
    after: '2w',
    reason: 'no',
    until: 'soon',
    generation: 0,
    when: 'now',
  };
  expect(load([decision, wrong, 7])).toEqual({
    ok: false,
    mistakes: [
      ['[1].account', 'expected an account id of 12 digits, got "4000"'],
      [
        '[1].rule',
        'expected root-access-key, root-mfa, root-password or root-signing-certificate, got "security-contact"',
      ],
      ['[1].decision', 'expected approve, reject, accept or done, got "yes"'],
      ['[1].by', 'expected an e-mail address, got "security lead"'],
      ['[1].after', 'expected a duration like 90s, 30m, 12h or 4d, got "2w"'],
      ['[1].reason', 'expected a reason of 5 to 1000 characters, got "no"'],
      ['[1].until', 'expected a day as YYYY-MM-DD, got "soon"'],
      ['[1].generation', 'expected at least 1, got 0'],
      [
        '[1].when',
        'expected one of the keys account, rule, decision, by, after, reason, until, evenIfUsed or generation, got "when"',
      ],
      [
        '[2]',
        'expected a mapping with account, rule, decision, by, after, reason, until, evenIfUsed or generation, got 7',
      ],
    ].map(([path, message]) => ({ file: 'decisions.json', path, message })),
  });
});

test.each([
  [{ decision: 'accept' }, 'until', 'expected the last day of the accepted risk, a day as YYYY-MM-DD, got nothing'],
  [
    { decision: 'reject', evenIfUsed: true },
    'evenIfUsed',
    'expected nothing, because only an approval deletes keys, got true',
  ],
  [{ until: '2027-01-31' }, 'until', 'expected nothing, because only an accepted risk has an end, got "2027-01-31"'],
])('%j does not go together with the rest', (given, path, message) => {
  expect(load([{ ...decision, ...given }])).toEqual({
    ok: false,
    mistakes: [{ file: 'decisions.json', path: `[0].${path}`, message }],
  });
});

test.each([
  ['[', 'expected JSON, got something else at line 1, column 2'],
  ['{}', 'expected a list, got a mapping'],
])('%s is no list of decisions', (text, message) => {
  expect(loadJson(DecisionsSchema, text, 'decisions.json')).toMatchObject({ ok: false, mistakes: [{ message }] });
});
