import type { Emulator, OrganizationFile } from '@rootward/local-cloud';
import type { Report } from '../../../lib/domain/runs/report';
import { creek } from '../../cli/support';
import { lookAt, serve } from './looking';

const [management, founders, labs] = ['100000000001', '200000000002', '300000000003'] as const;
const all = ['account.amazonaws.com', 'iam.amazonaws.com'] as const;

const withAdministrators = (services: readonly string[]): OrganizationFile => {
  const { now: _then, ...file } = creek;
  const delegatedAdministrators = Object.fromEntries(services.map((service) => [service, [founders]]));
  return { ...file, organization: { ...file.organization, delegatedAdministrators } } as unknown as OrganizationFile;
};

/** What could be read: per account, of contacts and of the root user. */
const read = ({ accounts }: Report) =>
  Object.fromEntries(
    accounts.map(({ id, findings }) => {
      const verdictOf = (wanted: string): string => {
        const { verdict, evidence } = findings.find(({ rule }) => rule === wanted) ?? {};
        return verdict === 'unknown' ? String(evidence?.['cause']) : 'read';
      };
      return [id, `${verdictOf('security-contact')}, ${verdictOf('root-access-key')}`];
    }),
  );

let emulator: Emulator;
afterEach(() => emulator.close());

test.each([
  [
    'the management account',
    [],
    management,
    'management-account',
    { [management]: 'read, read', [founders]: 'read, read', [labs]: 'read, read' },
  ],
  [
    'a delegated administrator of both services',
    all,
    founders,
    'delegated-administrator',
    { [management]: 'out-of-reach, out-of-reach', [founders]: 'read, read', [labs]: 'read, read' },
  ],
  [
    'a delegated administrator for contacts',
    [all[0]],
    founders,
    'delegated-administrator',
    { [management]: 'out-of-reach, out-of-reach', [founders]: 'read, read', [labs]: 'read, root-access-off' },
  ],
  [
    'a delegated administrator for root users',
    [all[1]],
    founders,
    'delegated-administrator',
    { [management]: 'out-of-reach, out-of-reach', [founders]: 'read, read', [labs]: 'trusted-access-off, read' },
  ],
  [
    'an administrator of something else',
    ['guardduty.amazonaws.com'],
    founders,
    'member-account',
    {
      [management]: 'out-of-reach, out-of-reach',
      [founders]: 'read, read',
      [labs]: 'trusted-access-off, root-access-off',
    },
  ],
] as const)(
  'from %s everything else is unreadable, and that is said first',
  async (_name, services, from, place, expected) => {
    emulator = await serve(withAdministrators(services));
    const { report } = await lookAt({ url: emulator.url, from });
    expect(read(report)).toEqual(expected);
    expect(report.lookedFrom).toMatchObject({ account: from, place, withoutPolicy: true });
    const unseen = Object.values(expected).filter((text) => text !== 'read, read').length;
    expect((report.lookedFrom?.doesNotSee.length ?? 0) > 0).toBe(unseen > 0);
  },
);

test('from a member that may not list the accounts nothing is read, and the call that was denied is named', async () => {
  emulator = await serve(withAdministrators([]));
  await expect(lookAt({ url: emulator.url, from: founders })).rejects.toThrow(/^organizations:ListAccounts was denied/);
});

test('from an account outside of every organization nothing is read', async () => {
  emulator = await serve(withAdministrators([]));
  await expect(lookAt({ url: emulator.url, from: '999999999999' })).rejects.toThrow(
    'the account is in no organization',
  );
});

test('a policy of nobody asks for a contact of each type, and writes none', async () => {
  emulator = await serve(withAdministrators([]));
  const { report, contactChanges } = await lookAt({ url: emulator.url, from: management });
  const contacts = report.accounts.flatMap(({ findings }) => findings.filter(({ rule }) => rule.endsWith('-contact')));
  expect(new Set(contacts.map(({ reason }) => reason))).toEqual(new Set(['present']));
  expect(contactChanges.changes).toEqual([]);
  expect(report.accounts.flatMap(({ findings }) => findings.map(({ action }) => action))).toContain('would-ask');
});

test.each([
  [{ accounts: [labs], units: [] }, [labs]],
  [{ accounts: [], units: ['r-root'] }, [management, founders, labs]],
])('only the chosen accounts are read: %j', async (chosen, expected) => {
  emulator = await serve(withAdministrators([]));
  const { report } = await lookAt({ url: emulator.url, from: management, chosen });
  expect(report.accounts.map(({ id }) => id)).toEqual(expected);
});

test.each([
  [{ accounts: ['123456789012'], units: [] }, /no account 123456789012/],
  [{ accounts: [], units: ['Nowhere'] }, /no account is in or below Nowhere/],
])('what nobody is in is refused: %j', async (chosen, message) => {
  emulator = await serve(withAdministrators([]));
  await expect(lookAt({ url: emulator.url, from: management, chosen })).rejects.toThrow(message);
});
