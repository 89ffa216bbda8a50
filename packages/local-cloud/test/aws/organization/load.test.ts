import { loadOrganization } from '../../../src/aws/organization/load';
import type { OrganizationFile } from '../../../src/aws/organization-file';
import { management, member, neighbour, organizationFile } from './organization-builder';

const mistakesIn = (file: unknown): string[] => {
  const loaded = loadOrganization(typeof file === 'string' ? file : JSON.stringify(file), 'org.json');
  if (loaded.ok) return [];
  expect(new Set(loaded.mistakes.map((mistake) => mistake.file))).toEqual(new Set(['org.json']));
  return loaded.mistakes.map(({ path, message }) => `${path}: ${message}`);
};

test('an organization is loaded and written back as it was', () => {
  const text = JSON.stringify(organizationFile());
  const loaded = loadOrganization(text, 'org.json');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.mistakes));
  const written = loaded.organization.toFile(loaded.organization.startsAt ?? 0);
  // Compares texts, so that the order of keys counts.
  expect(JSON.stringify(written)).toBe(text);
});

test('an organization without mistakes has none', () => expect(mistakesIn(organizationFile())).toEqual([]));

const key = (id: string): object => ({ id, status: 'Active', createdAt: '2020-01-01T00:00:00Z' });

const changed = (change: (file: OrganizationFile) => unknown): OrganizationFile => {
  const file = organizationFile();
  change(file);
  return file;
};

const deep = Array.from({ length: 6 }, (_, index) => ({
  id: `ou-root-deepdeep${index}`,
  name: `Deep ${index}`,
  parent: index === 0 ? 'r-root' : `ou-root-deepdeep${index - 1}`,
}));

const account = (file: OrganizationFile, index: number): object => file.accounts[index] ?? {};

test.each<[string, unknown, string[]]>([
  [
    'an account id of other than twelve digits',
    changed((file) => Object.assign(account(file, 3), { id: '12' })),
    ['accounts[3].id: expected an account id of twelve digits, got "12" (account 12)'],
  ],
  [
    'a field that there is not',
    changed((file) => Object.assign(file.organization, { colour: 'red' })),
    [
      'organization.colour: expected one of id, rootId, managementAccountId, featureSet, trustedAccess, delegatedAdministrators, rootFeatures, got "colour"',
    ],
  ],
  [
    'a field that is missing',
    { organization: { id: 'o-exampleorg1', managementAccountId: management } },
    ['accounts: expected a value, got nothing'],
  ],
  [
    'a contact that is not text, without showing it',
    changed((file) =>
      Object.assign(account(file, 3), { contacts: { BILLING: { name: 'A', title: 'B', email: 'c', phone: 5 } } }),
    ),
    [`accounts[3].contacts.BILLING.phone: expected a string, got a number (account ${neighbour})`],
  ],
  [
    'an access key id, without showing it',
    changed((file) => Object.assign(account(file, 3), { root: { accessKeys: [key('AKIAsmall000SECRET')] } })),
    [`accounts[3].root.accessKeys[0].id: expected AKIA and 16 of A-Z and 2-7, got "…CRET" (account ${neighbour})`],
  ],
  [
    'two accounts with one id',
    changed((file) => Object.assign(account(file, 3), { id: member })),
    [`accounts[3].id: expected an id of its own, got "${member}" as in accounts[2] (account ${member})`],
  ],
  [
    'a parent that there is not',
    changed((file) => Object.assign(account(file, 3), { parent: 'ou-root-nowhere1' })),
    [`accounts[3].parent: expected the root or a unit of this file, got "ou-root-nowhere1" (account ${neighbour})`],
  ],
  [
    'units in a circle',
    changed((file) => Object.assign(file.units?.[0] ?? {}, { parent: 'ou-root-prodprod' })),
    [
      'units[0].parent: expected a unit above ou-root-workload, got a circle of units',
      'units[1].parent: expected a unit above ou-root-prodprod, got a circle of units',
    ],
  ],
  [
    'units that nest too deep',
    changed((file) => file.units?.push(...deep)),
    ['units[7].parent: expected at most 5 levels of units, got 6'],
  ],
  [
    'a unit below none, and two with one id',
    changed((file) =>
      file.units?.push(
        { id: 'ou-root-strayunit', name: 'Stray', parent: 'ou-root-nowhere1' },
        { id: 'ou-root-workload', name: 'Again' },
      ),
    ),
    [
      'units[2].parent: expected the root or a unit of this file, got "ou-root-nowhere1"',
      'units[3].id: expected an id of its own, got "ou-root-workload" as in units[0]',
    ],
  ],
  [
    'a management account that is not active',
    organizationFile({ management: { state: 'SUSPENDED' } }),
    [`accounts[0].state: expected ACTIVE for the management account, got "SUSPENDED" (account ${management})`],
  ],
  [
    'a delegated administrator that is no account, or the management account',
    organizationFile({
      organization: { delegatedAdministrators: { 'iam.amazonaws.com': ['999999999999', management] } },
    }),
    [
      'organization.delegatedAdministrators.iam.amazonaws.com[0]: expected a member account of this file, got "999999999999"',
      `organization.delegatedAdministrators.iam.amazonaws.com[1]: expected a member account of this file, got "${management}"`,
    ],
  ],
  [
    'a policy for nobody, for the management account, and one that cannot be judged',
    organizationFile({
      file: {
        policies: [
          {
            id: 'p-examplepol1',
            name: 'One',
            targets: ['ou-root-nowhere1', management, 'r-root'],
            content: { Version: '2012-10-17', Statement: { Effect: 'Maybe', Action: '*', Resource: '*' } },
          },
        ],
      },
    }),
    [
      'policies[0].targets[0]: expected the root, a unit or an account of this file, got "ou-root-nowhere1"',
      'policies[0].targets[1]: expected an account that policies bind, got the management account',
      expect.stringContaining(
        'policies[0].content: expected a service control policy that can be judged, got:',
      ) as string,
    ],
  ],
  [
    'a key id that two accounts have, one of them later',
    organizationFile({
      member: { root: { accessKeys: [key('AKIAEXAMPLEEXAMPLE22')] } } as never,
      file: {
        later: [
          {
            after: '1h',
            createAccount: {
              id: '500000000005',
              name: 'new',
              email: 'new@one.example',
              root: { accessKeys: [key('AKIAEXAMPLEEXAMPLE22')] } as never,
            },
          },
        ],
      },
    }),
    [
      'later[0].createAccount.root.accessKeys[0].id: expected a key id of its own, got "…LE22" as in accounts[2].root.accessKeys[0].id (account 500000000005)',
    ],
  ],
  [
    'an MFA device of another account, one twice, and a serial number that is too short',
    organizationFile({
      member: {
        root: {
          mfaDevices: [
            { serial: `arn:aws:iam::${neighbour}:mfa/root` },
            { serial: 'GAHT12345678' },
            { serial: 'GAHT12345678' },
            { serial: 'short' },
          ],
        },
      },
    }),
    [
      `accounts[2].root.mfaDevices[0].serial: expected arn:aws:iam::${member}:mfa/… or arn:aws:iam::${member}:u2f/root/…, got "arn:aws:iam::${neighbour}:mfa/root" (account ${member})`,
      `accounts[2].root.mfaDevices[2].serial: expected a serial number of its own, got "GAHT12345678" twice (account ${member})`,
      `accounts[2].root.mfaDevices[3].serial: expected 9 to 256 letters, digits or any of _+=/:,.@-, got "short" (account ${member})`,
    ],
  ],
  [
    'times that are none',
    organizationFile({
      member: {
        root: {
          password: { createdAt: 'yesterday' },
          signingCertificates: [{ id: 'C', status: 'Active', createdAt: '' }],
        },
      },
    }),
    [
      `accounts[2].root.password.createdAt: expected a date-time (ISO 8601, UTC), got "yesterday" (account ${member})`,
      `accounts[2].root.signingCertificates[0].createdAt: expected a date-time (ISO 8601, UTC), got "" (account ${member})`,
    ],
  ],
  [
    'a fault that is about no account of the file',
    organizationFile({
      member: { faults: [{ account: '999999999999', operation: 'account:PutAlternateContact', error: 'Timeout' }] },
    }),
    [`accounts[2].faults[0].account: expected an account of this file, got "999999999999" (account ${member})`],
  ],
  [
    'later things: none or two at once, about nobody, too early, or of the wrong form',
    organizationFile({
      file: {
        later: [
          { after: '1h' },
          { after: '1h', fault: { operation: 'a:B', error: 'C' }, patchAccount: { id: member } },
          { after: '1h', useRootKey: { account: '999999999999', keyId: 'AKIAEXAMPLEEXAMPLE22' } },
          { after: '59m', patchAccount: { id: '500000000005' } },
          { after: '1h', createAccount: { id: '500000000005', name: 'new', email: 'new@one.example' } },
          { after: '60m', patchAccount: { id: '500000000005', parent: 'ou-root-nowhere1' } },
          { after: 'soon', fault: { operation: 'a:B', error: 'C' } },
          { after: '1h', patchAccount: { id: member, faults: [] } },
        ],
      },
    }),
    [
      'later[6].after: expected a duration like 90s, 30m, 12h or 4d, got "soon"',
      `later[7].patchAccount.faults: expected one of id, name, email, state, parent, joinedMethod, joinedAt, tags, contacts, primaryContact, root, environment, roles, users, groups, managedPolicies, got "faults" (account ${member})`,
      'later[0]: expected exactly one of createAccount, useRootKey, patchAccount, removeAccount, fault, got none',
      'later[1]: expected exactly one of createAccount, useRootKey, patchAccount, removeAccount, fault, got patchAccount, fault',
      'later[2].useRootKey.account: expected an account of this file, or one created later in it, got "999999999999"',
      'later[3].patchAccount.id: expected an account that exists by then, got "500000000005", which appears later (account 500000000005)',
      'later[5].patchAccount.parent: expected the root or a unit of this file, got "ou-root-nowhere1" (account 500000000005)',
    ],
  ],
  [
    'an account that leaves twice, changes afterwards, or is the management account',
    organizationFile({
      file: {
        later: [
          { after: '1h', removeAccount: { id: member } },
          { after: '61m', removeAccount: { id: member } },
          { after: '2h', patchAccount: { id: member, name: 'gone' } },
          { after: '2h', removeAccount: { id: management } },
          { after: '2h', removeAccount: { id: '999999999999' } },
        ],
      },
    }),
    [
      `later[1].removeAccount.id: expected an account that is still there by then, got "${member}", which leaves before (account ${member})`,
      `later[2].patchAccount.id: expected an account that is still there by then, got "${member}", which leaves before (account ${member})`,
      `later[3].removeAccount.id: expected another account than the management account, got "${management}" (account ${management})`,
      'later[4].removeAccount.id: expected an account of this file, or one created later in it, got "999999999999" (account 999999999999)',
    ],
  ],
  [
    'something that is not JSON, without showing it',
    '{\n "email": "secret@one.example",,}',
    [': expected JSON, got something else at line 2, column 32'],
  ],
  ['a file that is no object', '[]', [': expected an object, got a list of 0']],
])('%s is a mistake', (_, file, expected) => expect(mistakesIn(file)).toEqual(expected));
