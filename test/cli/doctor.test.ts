import {
  emulate,
  RealClock,
  type CallRecord,
  SimulatedOrganization,
  type OrganizationFile,
} from '@rootward/local-cloud';
import type { Examination } from '../../lib/doctor/examine-organization';
import { topics } from '../../lib/domain/doctor/examine';
import { mistakesIn } from '../aws-cli';
import { creek, creekPolicy, folderWith, rootward, type Said } from './support';

const settings = [
  'AWS_ENDPOINT_URL',
  'AWS_REGION',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_PROFILE',
] as const;
const before = Object.fromEntries(settings.map((name) => [name, process.env[name]]));
afterEach(() => {
  for (const name of settings)
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
});

interface Seen {
  readonly said: Said;
  readonly calls: readonly CallRecord[];
}

/** Runs `rootward doctor` with credentials at a simulated AWS. */
async function doctorAt(organization: object, words: readonly string[] = [], accessKeyId = 'anybody'): Promise<Seen> {
  const file = { ...creek, ...organization } as unknown as OrganizationFile;
  const server = await emulate({ organization: new SimulatedOrganization(file), clock: new RealClock(), port: 0 });
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: server.url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'anything',
  });
  delete process.env['AWS_PROFILE'];
  try {
    return { said: await rootward('doctor', ...words), calls: server.calls };
  } finally {
    await server.close();
  }
}

async function examinationOf(organization: object, words: readonly string[] = [], accessKeyId?: string) {
  const { said, calls } = await doctorAt(organization, ['--json', ...words], accessKeyId);
  return { ...(JSON.parse(said.out.join('\n')) as Examination), code: said.code, calls };
}

const inShort = ({ checks }: Pick<Examination, 'checks'>): readonly string[] =>
  checks
    .filter(({ id, state }) => state !== 'ok' && id !== 'root-events')
    .map(({ id, state, reason, subject }) => [id, state, reason, subject].filter(Boolean).join(' '));

const host = { ...creek.organization };
const withHost = (more: object) => ({ organization: { ...host, ...more } });
const environment = (more: object) => ({ environment: more });
const mails = ['--mail-from', 'Rootward <rootward@creek.example>'];
const withPeople = ['--policy', `${folderWith({ 'rootward.yaml': JSON.stringify(creekPolicy) })}/rootward.yaml`];
const root = { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } };
const policy = (id: string, statement: object, more: object = {}) => ({
  policies: [
    {
      id,
      name: 'Guard',
      content: { Version: '2012-10-17', Statement: [statement] },
      targets: ['300000000003'],
      ...more,
    },
  ],
});
const denyRoot = { Sid: 'DenyRoot', Effect: 'Deny', Action: '*', Resource: '*', Condition: root };
const management = (more: object) => ({
  accounts: creek.accounts.map((account) =>
    account.id === host.managementAccountId ? { ...account, ...more } : account,
  ),
});
const allow = (action: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }],
});

test('a healthy organization has no problem and nothing unknown, and every topic is looked at', async () => {
  const found = await examinationOf({}, [...mails, ...withPeople]);
  // One approver, who has to agree, may be away.
  expect(inShort(found)).toEqual(['mail-recipients surprise few']);
  expect(found.checks.map(({ id }) => id)).toEqual(topics.map(({ id }) => id));
  expect(found).toMatchObject({
    schemaVersion: 1,
    organization: 'o-creekcreek',
    managementAccount: '100000000001',
    region: 'us-east-1',
    notLookedAt: [],
    totals: { problem: 0, unknown: 0, surprise: 2 },
    code: 0,
  });
});

test.each<[string, object, readonly string[], readonly string[]]>([
  [
    'no trusted access for Account Management',
    withHost({ trustedAccess: ['iam.amazonaws.com'] }),
    [],
    ['trusted-access-account problem off'],
  ],
  [
    'no central management of root credentials',
    withHost({ rootFeatures: ['RootSessions'] }),
    [],
    ['root-credentials-management problem off'],
  ],
  [
    'another administrator of contacts',
    withHost({ delegatedAdministrators: { 'account.amazonaws.com': ['200000000002'] } }),
    [],
    ['account-administrator surprise other-account'],
  ],
  [
    'a deny of root users',
    policy('p-denyroot1', denyRoot),
    [],
    ['root-session-policies problem deny-root p-denyroot1'],
  ],
  [
    'a deny of Regions',
    policy('p-regions11', {
      Effect: 'Deny',
      NotAction: ['sts:*'],
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
    }),
    [],
    ['root-session-policies problem region-deny p-regions11'],
  ],
  [
    'a control of Control Tower',
    policy('p-guardra11', { ...denyRoot, Sid: 'GRRESTRICTROOTUSER' }, { name: 'aws-guardrails-AbCdEf' }),
    [],
    ['root-session-policies problem control-tower p-guardra11'],
  ],
  [
    'an allow-list',
    policy('p-allowlst1', { Effect: 'Allow', Action: 's3:*', Resource: '*' }),
    [],
    ['root-session-policies problem allow-list 300000000003'],
  ],
  [
    'a resource control policy on signing in',
    policy(
      'p-signin111',
      { Effect: 'Deny', Principal: '*', Action: 'signin:Authenticate', Resource: '*' },
      { type: 'RESOURCE_CONTROL_POLICY' },
    ),
    [],
    ['sign-in-policies surprise denies-sign-in p-signin111'],
  ],
  ['no bootstrap', environment({ bootstrapped: false }), [], ['bootstrap problem absent']],
  [
    'an old bootstrap',
    environment({ bootstrapped: [{ region: 'us-east-1', version: 5 }] }),
    [],
    ['bootstrap problem old'],
  ],
  [
    'a bootstrap with a key of its own',
    environment({ bootstrapped: [{ region: 'us-east-1', key: 'customer' }] }),
    [],
    ['bootstrap-key problem customer-key'],
  ],
  [
    'the sandbox',
    environment({ sesSandbox: true, sesIdentities: ['creek.example'] }),
    mails,
    ['mail-access problem sandbox'],
  ],
  ['no sender', environment({ sesIdentities: [] }), mails, ['mail-identity problem absent']],
  [
    'an unverified sender',
    environment({ sesIdentities: [], sesUnverified: ['creek.example'] }),
    mails,
    ['mail-identity problem unverified'],
  ],
  [
    'a default configuration set',
    environment({ sesIdentities: ['creek.example'], sesConfigurationSet: 'main' }),
    mails,
    ['mail-configuration-set problem default-set creek.example'],
  ],
  ['a trail that is off', environment({ trail: false }), [], ['trail problem none']],
  [
    'a stopped trail',
    environment({ trails: [{ name: 'main-trail', logging: false }] }),
    [],
    ['trail problem not-logging main-trail'],
  ],
  [
    'a trail of reads',
    environment({ trails: [{ name: 'main-trail', managementEvents: 'ReadOnly' }] }),
    [],
    ['trail problem no-writes main-trail'],
  ],
  [
    'Control Tower at home elsewhere',
    environment({ trails: [{ name: 'aws-controltower-BaselineCloudTrail', homeRegion: 'eu-west-1' }] }),
    [],
    ['control-tower surprise other-region'],
  ],
  [
    'a role that may take root sessions',
    management({ roles: [{ name: 'Vending', trusts: ['200000000002'], policies: [allow('sts:AssumeRoot')] }] }),
    [],
    ['root-session-callers surprise others'],
  ],
  [
    'a user who may by a group',
    management({ users: [{ name: 'ops', groups: ['all'] }], groups: [{ name: 'all', attached: ['PowerUserAccess'] }] }),
    [],
    ['root-session-callers surprise others'],
  ],
])('finds %s, and nothing else', async (_, organization, words, expected) => {
  const { calls, ...found } = await examinationOf(organization, words);
  expect(inShort(found)).toEqual(expected);
  const commands = found.checks.flatMap(({ mend }) => mend).filter((command) => command.startsWith('aws '));
  expect(commands.flatMap((command) => mistakesIn(command))).toEqual([]);
  // Nothing that it calls changes anything.
  expect(calls.map(({ operation }) => operation).filter((name) => !/^(?:Get|List|Describe)/.test(name))).toEqual([]);
});

test('from a member account it says what it cannot see, and calls nothing of it ok', async () => {
  const member = { accessKeyId: `AKIA${'M'.repeat(16)}`, account: '200000000002', role: 'Audit' };
  const found = await examinationOf({ identities: [member] }, mails, member.accessKeyId);
  expect(found.checks.filter(({ id }) => id === 'standpoint').map(({ state }) => state)).toEqual(['problem']);
  // Any account may read the feature set.
  expect(found.checks.filter(({ state }) => state === 'ok').map(({ id }) => id)).toEqual(['all-features']);
});

test('with no permission at all, everything is unknown but who and where', async () => {
  const poor = {
    accessKeyId: `AKIA${'P'.repeat(16)}`,
    account: host.managementAccountId,
    role: 'Poor',
    policies: [allow('organizations:DescribeOrganization')],
  };
  const found = await examinationOf({ identities: [poor] }, mails, poor.accessKeyId);
  expect(found.checks.filter(({ state }) => state === 'ok').map(({ id }) => id)).toEqual([
    'all-features',
    'standpoint',
    'host-policies',
  ]);
  expect(found.checks.filter(({ state }) => state === 'problem' || state === 'surprise')).toEqual([]);
});

test('an account in no organization is told so', async () => {
  const outside = { accessKeyId: `AKIA${'Q'.repeat(16)}`, account: '900000000009', role: 'Admin' };
  const { said } = await doctorAt({ identities: [outside] }, [], outside.accessKeyId);
  expect({ code: said.code, out: said.out }).toEqual({ code: 3, out: [] });
  expect(said.err.join('\n')).toMatch(/organization/);
});

test('--fail-on problems exits with 1 for a problem and for what could not be read', async () => {
  const words = ['--json', '--fail-on', 'problems'];
  expect((await doctorAt({}, words)).said.code).toBe(0);
  expect((await doctorAt(environment({ bootstrapped: false }), words)).said.code).toBe(1);
});

test('it prints problems first, each with why and the command, and one line at the end', async () => {
  const { said } = await doctorAt(environment({ bootstrapped: false }));
  const text = said.out.join('\n');
  expect(said).toMatchObject({ code: 0, err: [] });
  expect(said.out[0]).toBe('Organization o-creekcreek, management account 100000000001, Region us-east-1');
  expect(text).toMatch(
    /✗ problem {2}CDK bootstrap \(bootstrap\)\n {2}us-east-1 is not bootstrapped for CDK\.\n {2}Why: .*\n.*\n {4}npx cdk bootstrap aws:\/\/100000000001\/us-east-1/,
  );
  expect(text.indexOf('✗ problem')).toBeLessThan(text.indexOf('! surprise'));
  expect(text.indexOf('! surprise')).toBeLessThan(text.indexOf('✓ ok'));
  expect(text).toContain('Not looked at: mails: name the sender with --mail-from.');
  expect(said.out.at(-1)).toMatch(/^1 problem, 0 unknown, 1 surprise, \d+ ok\.$/);
});

test('wrong files and addresses are refused, all of them, before AWS is asked', async () => {
  const folder = folderWith({ 'rootward.yaml': '{}' });
  const { code, err } = await rootward('doctor', '--policy', `${folder}/rootward.yaml`, '--mail-from', 'nobody');
  expect(code).toBe(2);
  expect(err.at(-1)).toBe('command line: --mail-from: expected an address, also as Name <address>, got nobody');
  expect(err.length).toBeGreaterThan(1);
});
