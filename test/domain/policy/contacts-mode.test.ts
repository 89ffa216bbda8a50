import { parsePolicy } from '../../../lib/domain/policy/parse';

const parse = (contacts: string) => {
  const parsed = parsePolicy(`contacts: ${contacts}
approvals: { approvers: [{ name: Lead, email: lead@corp.example }] }`);
  return parsed.ok ? parsed.policy.contacts : parsed.mistakes;
};

test.each([
  ['{ mode: require }'],
  ['{ mode: ignore }'],
  ['{ mode: { SECURITY: require, BILLING: ignore, OPERATIONS: ignore } }'],
])('%s needs no default contacts', (contacts) => {
  expect(parse(contacts)).toMatchObject({ default: {} });
});

test.each([
  ['{}', 'SECURITY or BILLING or OPERATIONS', 'them'],
  ['{ mode: enforce }', 'SECURITY or BILLING or OPERATIONS', 'them'],
  ['{ mode: { SECURITY: require, BILLING: ignore } }', 'OPERATIONS', 'it'],
  ['{ mode: { SECURITY: require, BILLING: ignore, OPERATIONS: enforce } }', 'OPERATIONS', 'it'],
])('%s needs them', (contacts, types, word) => {
  expect(parse(contacts)).toEqual([
    {
      path: 'contacts.default',
      message: `expected a mapping with ${types}, because contacts.mode is fill or enforce for ${word}, got nothing`,
    },
  ]);
});

test('a person needs both name and email, and the mistake shows how', () => {
  const parsed = parsePolicy(`contacts: { mode: require }
approvals: { approvers: [{ name: Lead, email: lead@corp.example }], escalateTo: [ciso@corp.example] }`);
  expect(parsed).toMatchObject({
    mistakes: [
      {
        path: 'approvals.escalateTo[0]',
        message:
          'expected a mapping with name and email, like { name: Security lead, email: security-lead@example.com }, got "ciso@corp.example"',
      },
    ],
  });
});
