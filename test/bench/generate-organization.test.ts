import { generateOrganization } from '../../bench/generate-organization';
import { wanted } from '../../bench/generate-account';
import { parsePolicy } from '../../lib/domain/policy/parse';
import { type AccountFile, loadOrganization } from '@rootward/local-cloud';

const options = { accounts: 1_000, seed: 7 };

test('a generated organization and its policy have no mistakes', () => {
  const { organization, policy } = generateOrganization(options);
  expect(loadOrganization(JSON.stringify(organization), 'generated.json')).toEqual(
    expect.objectContaining({ ok: true }),
  );
  expect(parsePolicy(policy)).toEqual(expect.objectContaining({ ok: true }));
});

test('the same seed gives the same organization, another one another', () => {
  expect(generateOrganization(options)).toEqual(generateOrganization(options));
  expect(generateOrganization({ ...options, seed: 8 })).not.toEqual(generateOrganization(options));
});

test.each([1, 2, 3])('the shares of problems are what they are said to be, with seed %i', (seed) => {
  const { accounts } = generateOrganization({ accounts: 1_000, seed }).organization;
  const count = (is: (account: AccountFile) => unknown): number => accounts.filter(is).length;
  const writes = accounts.flatMap(({ contacts }) =>
    Object.entries(wanted).filter(
      ([type, contact]) => JSON.stringify(contacts?.[type as 'BILLING']) !== JSON.stringify(contact),
    ),
  ).length;
  expect({
    accounts: accounts.length,
    contacts: count(({ contacts }) => JSON.stringify(contacts) !== JSON.stringify(wanted)),
    keys: count(({ root }) => root?.accessKeys),
    passwords: count(({ root }) => root?.password),
    suspended: count(({ state }) => state === 'SUSPENDED'),
  }).toEqual({ accounts: 1_000, contacts: 40, keys: 10, passwords: 20, suspended: 5 });
  expect(writes).toBeGreaterThan(60);
  expect(writes).toBeLessThan(100);
});
