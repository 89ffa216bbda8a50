import { parsePolicy } from '../../../lib/domain/policy/parse';

const policy = (contacts: string) => `contacts:
  default:
${contacts}
approvals:
  approvers: [ { name: Lead, email: lead@tern.example } ]
`;
const team = 'SECURITY: &team { name: Platform, title: Team, email: platform@tern.example, phone: "+1 555 010 0101" }';
const defaults = (contacts: string) => {
  const parsed = parsePolicy(policy(contacts));
  return parsed.ok ? parsed.policy.contacts.default : parsed.mistakes;
};
const platform = { name: 'Platform', title: 'Team', email: 'platform@tern.example', phone: '+1 555 010 0101' };

test('a merge key takes over what an anchor has, and own keys win', () => {
  expect(defaults(`    ${team}\n    BILLING: { <<: *team, title: Billing }\n    OPERATIONS: *team`)).toEqual({
    SECURITY: platform,
    BILLING: { ...platform, title: 'Billing' },
    OPERATIONS: platform,
  });
});

test('of several anchors in a merge key the first wins', () => {
  const other = 'BILLING: &other { name: Other, title: Other, email: other@tern.example, phone: "1" }';
  expect(
    defaults(`    ${team}\n    ${other}\n    OPERATIONS:\n      <<: [*team, *other]\n      name: Both`),
  ).toMatchObject({
    OPERATIONS: { ...platform, name: 'Both' },
  });
});

test.each([
  [`    ${team}\n    SECURITY: *team`, 'a key that its mapping has already'],
  [`    ${team}\n    BILLING: { title: A, <<: *team, title: B }`, 'a key that its mapping has already'],
])('a key that comes twice is a mistake', (contacts, message) => {
  expect(defaults(contacts)).toEqual([
    { path: expect.stringMatching(/^line \d+, column \d+$/), message: expect.stringContaining(message) },
  ]);
});

test('a merge key with a text is a mistake', () => {
  expect(defaults(`    ${team}\n    BILLING: { <<: team }`)).toEqual([
    { path: expect.any(String), message: expect.stringMatching(/^expected /) },
  ]);
});
