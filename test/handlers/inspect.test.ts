import { policyText, wanted } from './policies';
import { organizationOf, type World } from './simulated-world';
import { inWorld, prepare } from './whole-run';
import { clean, member, snapshotOf, unread, value } from './inspected';

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
