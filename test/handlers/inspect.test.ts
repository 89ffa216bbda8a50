import type { OrganizationFile } from '@rootward/local-cloud';
import type { Snapshot } from '../../lib/domain/snapshot';
import { policyText, wanted } from './policies';
import { organizationOf, type World } from './simulated-world';
import { inWorld, prepare } from './whole-run';

const member = (rest: Partial<OrganizationFile['accounts'][number]> = {}) => ({
  id: '200000000002',
  name: 'member',
  email: 'aws+member@harbor.example',
  ...rest,
});

/** Inspects all accounts in one batch, and returns the snapshot of one account. */
async function snapshotOf(world: World, account = '200000000002', execution?: string): Promise<Snapshot | undefined> {
  // A partial run neither waits for others nor keeps them from starting.
  const partial = execution === undefined ? undefined : { v: 1, trigger: 'manual', accounts: [account] };
  const runId = await prepare(world, execution ?? 'first', partial);
  const accounts = world.read(`runs/${runId}/items.json`) as readonly string[];
  await world.invoke('inspect', { runId, accounts });
  const { snapshots } = world.read(`snapshots/${runId}/read/${accounts[0]}.json`) as { snapshots: readonly Snapshot[] };
  return snapshots.find(({ account: { id } }) => id === account);
}

const unread = (cause: string, detail: string, policy?: string) => ({
  known: false,
  cause,
  detail,
  ...(policy !== undefined && { policy }),
});
const value = <T>(known: T) => ({ known: true, value: known });
const clean = {
  accessKeys: value([]),
  passwordPresent: value(false),
  passwordLastUsedAt: value(null),
  mfa: value({ enabled: false }),
  signingCertificates: value([]),
};

test('a clean account: what is absent is known', () =>
  inWorld({ organization: organizationOf([member({ contacts: wanted })]), policy: policyText() }, async (world) => {
    expect(await snapshotOf(world)).toMatchObject({
      readAt: '2026-11-02T06:00:00.000Z',
      tags: value({}),
      contacts: { SECURITY: value(wanted.SECURITY), BILLING: value(wanted.BILLING), OPERATIONS: value(null) },
      root: clean,
    });
  }));

test('keys, certificates, password and hardware MFA are read in full', () =>
  inWorld(
    {
      organization: organizationOf([
        member({
          root: {
            password: { lastUsedAt: '2026-10-30T09:00:00Z' },
            accessKeys: [
              { id: 'AKIAAAAAAAAAAAAAAAAA', status: 'Active', createdAt: '2017-05-05T00:00:00Z' },
              {
                id: 'AKIABBBBBBBBBBBBBBBB',
                status: 'Inactive',
                createdAt: '2018-05-05T00:00:00Z',
                lastUsedAt: '2020-01-01T00:00:00Z',
                lastUsedService: 's3',
                lastUsedRegion: 'eu-west-1',
              },
            ],
            mfaDevices: [{ serial: 'GAHT12345678' }],
            signingCertificates: [{ id: 'CERTCERTCERTCERTCERTCERT', status: 'Inactive' }],
          },
        }),
      ]),
      policy: policyText({ extra: 'rootUser: { mfa: hardware }' }),
    },
    async (world) => {
      expect((await snapshotOf(world))?.root).toEqual({
        accessKeys: value([
          {
            id: 'AKIAAAAAAAAAAAAAAAAA',
            status: 'Active',
            createdAt: '2017-05-05T00:00:00.000Z',
            lastUsedAt: null,
          },
          {
            id: 'AKIABBBBBBBBBBBBBBBB',
            status: 'Inactive',
            createdAt: '2018-05-05T00:00:00.000Z',
            lastUsedAt: '2020-01-01T00:00:00.000Z',
            lastUsedService: 's3',
            lastUsedRegion: 'eu-west-1',
          },
        ]),
        passwordPresent: value(true),
        passwordLastUsedAt: value('2026-10-30T09:00:00.000Z'),
        mfa: value({ enabled: true, serials: ['GAHT12345678'] }),
        signingCertificates: value([{ id: 'CERTCERTCERTCERTCERTCERT', status: 'Inactive' }]),
      });
    },
  ));

test('a denial by a service control policy names the policy', () => {
  const denyRoot = {
    id: 'p-denyroot1',
    name: 'DenyRoot',
    targets: ['200000000002'],
    content: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } },
        },
      ],
    },
  };
  const organization = organizationOf([member()], { policies: [denyRoot] });
  return inWorld({ organization, policy: policyText() }, async (world) => {
    const denied = (call: string) =>
      unread('denied-by-scp', `${call} was denied by service control policy p-denyroot1.`, 'p-denyroot1');
    const summary = denied('iam:GetAccountSummary');
    expect((await snapshotOf(world))?.root).toEqual({
      accessKeys: denied('iam:ListAccessKeys as root'),
      passwordPresent: summary,
      passwordLastUsedAt: summary,
      mfa: summary,
      signingCertificates: summary,
    });
  });
});

test.each([
  ['account:GetAlternateContact', 'AccessDeniedException', 'denied'],
  ['account:GetAlternateContact', 'TooManyRequestsException', 'throttled'],
  ['account:GetAlternateContact', 'InternalServerException', 'error'],
  ['account:GetAlternateContact', 'Timeout', 'error'],
])('%s answered with %s is unknown: %s', (operation, error, cause) =>
  inWorld(
    { organization: organizationOf([member({ faults: [{ operation, error }] })]), policy: policyText() },
    async (world) => {
      const snapshot = await snapshotOf(world);
      expect(snapshot?.contacts.SECURITY).toMatchObject({ known: false, cause });
      expect(snapshot?.root).toEqual(clean);
    },
  ),
);

test('a refused AssumeRoot leaves the contacts known and the root user unknown', () => {
  const faults = [{ operation: 'sts:AssumeRoot', error: 'AccessDenied' }];
  return inWorld({ organization: organizationOf([member({ faults })]), policy: policyText() }, async (world) => {
    const snapshot = await snapshotOf(world);
    const detail = 'sts:AssumeRoot was denied by AWS (a permission, a policy or a setting is missing).';
    expect(Object.values(snapshot?.root ?? {})).toEqual(Array(5).fill(unread('denied', detail)));
    expect(snapshot?.contacts.SECURITY).toEqual(value(null));
  });
});

test('throttling that passes is waited out', () => {
  const faults = [{ operation: 'sts:AssumeRoot', error: 'Throttling', times: 7 }];
  return inWorld({ organization: organizationOf([member({ faults })]), policy: policyText() }, async (world) => {
    expect((await snapshotOf(world))?.root).toEqual(clean);
  });
});

/** A fact of the credential report, which the simulated IAM makes in four seconds. */
const reported = <T>(known: T) => ({ ...value(known), asOf: '2026-11-02T06:00:04.000Z' });

const management = (root: OrganizationFile['accounts'][number]['root']): OrganizationFile => {
  const file = organizationOf([]);
  return { ...file, accounts: file.accounts.map((account) => ({ ...account, root })) };
};

test.each([
  [
    'an active key and a certificate',
    {
      accessKeys: [{ id: 'AKIAAAAAAAAAAAAAAAAA', status: 'Active' as const, createdAt: '2017-05-05T00:00:00Z' }],
      signingCertificates: [{ id: 'CERTCERTCERTCERTCERTCERT', status: 'Active' as const }],
    },
    {
      ...clean,
      accessKeys: reported([
        { id: 'slot-1', status: 'Active', createdAt: '2017-05-05T00:00:00.000Z', lastUsedAt: null },
      ]),
      signingCertificates: reported([{ id: 'slot-1', status: 'Active' }]),
    },
  ],
  [
    'an inactive key, which the report hides',
    { accessKeys: [{ id: 'AKIAAAAAAAAAAAAAAAAA', status: 'Inactive' as const, createdAt: '2017-05-05T00:00:00Z' }] },
    { ...clean, accessKeys: reported([{ id: 'slot-1', status: 'Inactive' }]) },
  ],
  [
    'a password that was used, with a virtual device',
    {
      password: { lastUsedAt: '2026-10-30T09:00:00Z' },
      mfaDevices: [{ serial: 'arn:aws:iam::100000000001:mfa/root-account-mfa-device' }],
    },
    {
      ...clean,
      passwordPresent: value(true),
      passwordLastUsedAt: reported('2026-10-30T09:00:00.000Z'),
      mfa: value({
        enabled: true,
        serials: ['arn:aws:iam::100000000001:mfa/root-account-mfa-device'],
        listed: 'virtual',
      }),
    },
  ],
])('the management account with %s', (_, root, expected) =>
  inWorld(
    { organization: management(root), policy: policyText({ extra: 'rootUser: { mfa: hardware }' }) },
    async (world) => {
      expect((await snapshotOf(world, '100000000001'))?.root).toEqual(expected);
      expect(world.aws.calls.filter(({ operation }) => operation === 'AssumeRoot')).toEqual([]);
    },
  ),
);

test('a credential report that never gets ready is unknown', () =>
  inWorld({ organization: management({ password: {} }), policy: policyText() }, async (world) => {
    world.organization.faults.add({ operation: 'iam:GetCredentialReport', error: 'CredentialReportNotReadyException' });
    expect((await snapshotOf(world, '100000000001'))?.root).toMatchObject({
      passwordPresent: value(true),
      passwordLastUsedAt: { known: false, cause: 'not-ready' },
    });
  }));

const isUnread = (words: string) => ({
  known: false,
  cause: 'not-ready',
  detail: expect.stringContaining(words) as unknown,
});

test('a key that was made after the credential report is not taken for an inactive one', () =>
  inWorld({ organization: management({ password: {} }), policy: policyText() }, async (world) => {
    const account = world.organization.account('100000000001');
    const password = { lastUsedAt: '2026-10-01T00:00:00Z' };
    expect((await snapshotOf(world, '100000000001', 'first'))?.root.accessKeys).toEqual(value([]));
    const accessKeys = [{ id: 'AKIAAAAAAAAAAAAAAAAA', status: 'Active' as const, createdAt: '2026-11-02T06:30:00Z' }];
    account?.patch({ id: '100000000001', root: { password, accessKeys } });
    await world.clock.driveTo(Date.parse('2026-11-02T07:00:00Z'));
    expect((await snapshotOf(world, '100000000001', 'second'))?.root.accessKeys).toEqual(
      isUnread('from 2026-11-02 10:00 UTC on'),
    );
    await world.clock.driveTo(Date.parse('2026-11-02T10:01:00Z'));
    expect((await snapshotOf(world, '100000000001', 'third'))?.root.accessKeys).toMatchObject({
      known: true,
      value: [{ id: 'slot-1', status: 'Active', createdAt: '2026-11-02T06:30:00.000Z' }],
    });
  }));

test('when the account changed since its credential report, the last use of its password is not known', () =>
  inWorld({ organization: management({ password: {} }), policy: policyText() }, async (world) => {
    await snapshotOf(world, '100000000001', 'first');
    const mfaDevices = [{ serial: 'GAHT12345678' }];
    world.organization.account('100000000001')?.patch({ id: '100000000001', root: { password: {}, mfaDevices } });
    const { root } = (await snapshotOf(world, '100000000001', 'second')) ?? {};
    expect(root?.passwordLastUsedAt).toEqual(isUnread('shows another password or MFA than the account has now'));
    expect(root?.mfa).toEqual(value({ enabled: true }));
  }));

const tagged = { tags: { team: 'search' } };
const oldKey = { id: 'AKIAAAAAAAAAAAAAAAAA', status: 'Active' as const, createdAt: '2017-05-05T00:00:00Z' };
const deniesTags = { operation: 'organizations:ListTagsForResource', error: 'AccessDeniedException' };

/** The tags of the account that cases would show. */
async function tagsForCases(world: World): Promise<unknown> {
  const runId = await prepare(world, 'first');
  await world.invoke('inspect', { runId, accounts: ['200000000002'] });
  const { inspections } = world.read(`snapshots/${runId}/inspections/200000000002.json`) as {
    readonly inspections: readonly { readonly tags?: unknown }[];
  };
  return inspections[0]?.tags;
}

test.each<[string, Parameters<typeof member>[0], Record<string, string> | undefined]>([
  ['nobody would be asked: not read', {}, undefined],
  ['a case would be opened: read', { root: { accessKeys: [oldKey] } }, tagged.tags],
  [
    'a case would be opened and AWS denies: not known',
    { root: { accessKeys: [oldKey] }, faults: [deniesTags] },
    undefined,
  ],
])('tags for people who decide, when %s', (_, rest, tags) =>
  inWorld({ organization: organizationOf([member({ ...tagged, ...rest })]), policy: policyText() }, async (world) => {
    expect(await tagsForCases(world)).toEqual(tags);
    expect(world.aws.calls.some(({ operation }) => operation === 'ListTagsForResource')).toBe(rest?.root !== undefined);
  }),
);

test('tags are read only when the policy looks at them', () => {
  const organization = organizationOf([member({ tags: { team: 'search' } })]);
  const contacts = 'overrides: [ { match: { tag: "team=search" }, SECURITY: { title: Search } } ]';
  return inWorld({ organization, policy: policyText({ contacts }) }, async (world) => {
    expect((await snapshotOf(world))?.tags).toEqual(value({ team: 'search' }));
  });
});

test('a batch that runs out of time ends with what it has, and says what it did not reach', () => {
  const slow = member({ faults: [{ operation: 'account:GetAlternateContact', error: 'Timeout' }] });
  const others = Array.from({ length: 110 }, (_, index) => member({ id: String(300000000000 + index) }));
  return inWorld({ organization: organizationOf([slow, ...others]), policy: policyText() }, async (world) => {
    const last = await snapshotOf(world, '300000000109');
    expect(last?.contacts.OPERATIONS).toEqual(
      unread('no-result', 'account:GetAlternateContact (OPERATIONS) was not reached in the time of the batch.'),
    );
    expect(world.clock.now() - Date.parse('2026-11-02T06:00:00Z')).toBeLessThan(240_000);
  });
});
