import type { OrganizationFile } from '@rootward/local-cloud';
import { policyText } from './policies';
import { organizationOf } from './simulated-world';
import { inWorld } from './whole-run';
import { clean, snapshotOf, value } from './inspected';

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
