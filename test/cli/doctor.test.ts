import type { OrganizationFile } from '@rootward/local-cloud';
import type { Examination } from '../../lib/doctor/examine-organization';
import { topics } from '../../lib/domain/doctor/examine';
import { mistakesIn } from '../aws-cli';
import { type Defect, defects, management, organizationWith, security, sender } from '../organizations/doctor/defects';
import { type CallerOf, serveTo } from './callers';
import { creekPolicy, folderWith, rootward } from './support';

const administrator: CallerOf = { name: 'admin', account: management };
const withMail = ['--mail-from', sender];
const withPeople = ['--policy', `${folderWith({ 'rootward.yaml': JSON.stringify(creekPolicy) })}/rootward.yaml`];

/** Runs `rootward doctor` as somebody in a simulated organization. */
async function doctorAt(file: OrganizationFile, words: readonly string[] = [], caller = administrator) {
  const aws = await serveTo(file, [caller]);
  try {
    return { ...(await aws.rootwardAs(caller.name, 'doctor', ...words)), called: aws.calledBy(caller.name) };
  } finally {
    await aws.close();
  }
}

async function examinationOf(...[file, words = [], caller]: Parameters<typeof doctorAt>) {
  const { out, code, called } = await doctorAt(file, ['--json', ...words], caller);
  return { ...(JSON.parse(out.join('\n')) as Examination), code, called };
}

/** What is not ok, but for the topic that always tells something. */
const inShort = ({ checks }: Pick<Examination, 'checks'>): readonly string[] =>
  checks
    .filter(({ id, state }) => state !== 'ok' && id !== 'root-events')
    .map(({ id, state, reason, subject }) => [id, state, reason, subject].filter(Boolean).join(' '));

const idsIn = ({ checks }: Pick<Examination, 'checks'>, ...states: readonly string[]): readonly string[] =>
  checks.filter(({ state }) => states.includes(state)).map(({ id }) => id);

test('a healthy organization has no problem and nothing unknown, and every topic is looked at', async () => {
  const found = await examinationOf(organizationWith(), [...withMail, ...withPeople]);
  // One approver, who has to agree, may be away.
  expect(inShort(found)).toEqual(['mail-recipients surprise few']);
  expect(found.checks.map(({ id }) => id)).toEqual(topics.map(({ id }) => id));
  expect(found).toMatchObject({
    schemaVersion: 1,
    organization: 'o-covecovecove',
    managementAccount: management,
    region: 'us-east-1',
    notLookedAt: [],
    totals: { problem: 0, unknown: 0, surprise: 2 },
    code: 0,
  });
});

const expected: Readonly<Record<Defect, readonly string[]>> = {
  // Without all features no policy type, no trusted access and no root feature can be on.
  'consolidated-billing': [
    'all-features problem consolidated-billing',
    'trusted-access-account problem off',
    'trusted-access-iam problem off',
    'root-credentials-management problem off',
  ],
  'no-trusted-access-for-account-management': ['trusted-access-account problem off'],
  // Which is what the root features need.
  'no-trusted-access-for-iam': ['trusted-access-iam problem off', 'root-credentials-management problem off'],
  'no-root-credentials-management': ['root-credentials-management problem off'],
  'accounts-administered-elsewhere': ['account-administrator surprise other-account'],
  'root-administered-elsewhere': [
    'root-administrators surprise other-account',
    `root-session-callers unknown unseen ${security}`,
  ],
  'root-denied-without-exemption': ['root-session-policies problem deny-root p-denyroot1'],
  'regions-denied-with-global-services': ['root-session-policies problem region-deny p-regions11'],
  'control-tower-denies-root': ['root-session-policies problem control-tower p-guardra11'],
  'control-tower-at-home-elsewhere': ['control-tower surprise other-region'],
  'sign-in-denied-by-resource-control-policy': ['sign-in-policies surprise denies-sign-in p-signin111'],
  'not-bootstrapped': ['bootstrap problem absent'],
  'bootstrapped-in-another-region': ['bootstrap problem absent'],
  'bootstrapped-long-ago': ['bootstrap problem old'],
  'bootstrapped-with-a-customer-key': ['bootstrap-key problem customer-key'],
  'mail-in-the-sandbox': ['mail-access problem sandbox'],
  'mail-in-another-region': ['mail-access problem sandbox', 'mail-identity problem absent'],
  'sending-paused': ['mail-access problem shut-down'],
  'sender-unknown': ['mail-identity problem absent'],
  'sender-unverified': ['mail-identity problem unverified'],
  'default-configuration-set': ['mail-configuration-set problem default-set cove.example'],
  'no-trail': ['trail problem none'],
  'trail-stopped': ['trail problem not-logging organization'],
  'trail-without-management-events': ['trail problem no-writes organization'],
  'trail-of-reads-alone': ['trail problem no-writes organization'],
  'trail-of-another-region-alone': ['trail problem none'],
  'a-role-may-assume-root': ['root-session-callers surprise others'],
  'a-user-may-assume-root-by-its-group': ['root-session-callers surprise others'],
};

type Found = Awaited<ReturnType<typeof examinationOf>>;
let examined: Readonly<Record<string, Found>>;

// At once, because each keeps to the pace of low quotas.
beforeAll(async () => {
  const found = defects.map(async (defect): Promise<[Defect, Found]> => {
    const words = /mail|send|configuration/.test(defect) ? withMail : [];
    return [defect, await examinationOf(organizationWith(defect), words, { ...administrator, name: defect })];
  });
  examined = Object.fromEntries(await Promise.all(found));
});

test.each(defects)('finds %s, and nothing else', (defect) => {
  const found = examined[defect];
  if (found === undefined) throw new Error(`${defect} was not examined`);
  expect(inShort(found)).toEqual(expected[defect]);
  const commands = found.checks.flatMap(({ mend }) => mend).filter((command) => command.startsWith('aws '));
  expect(commands.flatMap((command) => mistakesIn(command))).toEqual([]);
  // Nothing that it calls changes anything.
  expect(found.called.filter((call) => !/^\w+:(?:Get|List|Describe)/.test(call))).toEqual([]);
});

test('an allow-list that does not name what root sessions do is found with its place', async () => {
  const { policies = [], ...healthy } = organizationWith();
  const content = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] };
  const list = { id: 'p-allowlst1', name: 'OnlyStorage', targets: ['160000000006'], content };
  expect(inShort(await examinationOf({ ...healthy, policies: [...policies, list] }))).toEqual([
    'root-session-policies problem allow-list 160000000006',
  ]);
});

test('from a member account it says what it cannot see, and calls nothing of it ok', async () => {
  const found = await examinationOf(organizationWith(), withMail, { name: 'operator', account: security });
  // Any account may read the feature set.
  expect(idsIn(found, 'ok')).toEqual(['all-features']);
  expect(idsIn(found, 'problem', 'surprise')).toEqual(['standpoint']);
});

test('from the delegated administrator of both it looks at policies, also those on itself', async () => {
  const { organization, policies = [], ...healthy } = organizationWith();
  const delegatedAdministrators = { 'account.amazonaws.com': [security], 'iam.amazonaws.com': [security] };
  const content = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 'account:*', Resource: '*' }] };
  const onHost = { id: 'p-onhost111', name: 'NoContacts', targets: [security], content };
  const found = await examinationOf(
    { ...healthy, organization: { ...organization, delegatedAdministrators }, policies: [...policies, onHost] },
    [],
    { name: 'operator', account: security },
  );
  expect(idsIn(found, 'problem')).toEqual(['standpoint', 'host-policies']);
  expect(idsIn(found, 'ok')).toContain('root-session-policies');
  expect(found.checks.find(({ id }) => id === 'standpoint')?.reason).toBe('delegated-administrator');
});

test('without permissions everything is unknown but who and where', async () => {
  const statement = { Effect: 'Allow', Action: 'organizations:DescribeOrganization', Resource: '*' };
  const policies = [{ Version: '2012-10-17', Statement: [statement] }];
  const found = await examinationOf(organizationWith(), withMail, { name: 'poor', account: management, policies });
  expect(idsIn(found, 'ok')).toEqual(['all-features', 'standpoint', 'host-policies']);
  expect(idsIn(found, 'problem', 'surprise')).toEqual([]);
});

test.each([
  ['in no organization', { name: 'outside', account: '900000000009' }, 'the account is in no organization'],
  ['with credentials that have expired', { ...administrator, expiresAt: '2020-01-01T00:00:00Z' }, 'have expired'],
])('somebody %s is told so in one line', async (_, caller, words) => {
  const { code, out, err } = await doctorAt(organizationWith(), [], caller);
  expect({ code, out, lines: err.length }).toEqual({ code: 3, out: [], lines: 1 });
  expect(err[0]).toContain(words);
});

test('--fail-on problems exits with 1 for a problem and for what could not be read', async () => {
  const words = ['--json', '--fail-on', 'problems'];
  const exits = [];
  for (const defect of [
    undefined,
    'not-bootstrapped',
    'a-role-may-assume-root',
    'root-administered-elsewhere',
  ] as const)
    exits.push((await doctorAt(organizationWith(defect), words)).code);
  expect(exits).toEqual([0, 1, 0, 1]);
});

test('it prints problems first, each with why and the command, and one line at the end', async () => {
  const { out, err, code } = await doctorAt(organizationWith('not-bootstrapped'));
  const text = out.join('\n');
  expect({ code, err }).toEqual({ code: 0, err: [] });
  expect(out[0]).toBe(`Organization o-covecovecove, management account ${management}, Region us-east-1`);
  expect(text).toMatch(
    /✗ problem {2}CDK bootstrap \(bootstrap\)\n {2}us-east-1 is not bootstrapped for CDK\.\n {2}Why: .*\n.*\n {4}npx cdk bootstrap aws:\/\/110000000001\/us-east-1/,
  );
  expect(text.indexOf('✗ problem')).toBeLessThan(text.indexOf('! surprise'));
  expect(text.indexOf('! surprise')).toBeLessThan(text.indexOf('✓ ok'));
  expect(text).toContain('Not looked at: mails: name the sender with --mail-from.');
  expect(out.at(-1)).toMatch(/^1 problem, 0 unknown, 1 surprise, \d+ ok\.$/);
});

test('wrong files and addresses are refused, all of them, before AWS is asked', async () => {
  const folder = folderWith({ 'rootward.yaml': '{}' });
  const { code, err } = await rootward('doctor', '--policy', `${folder}/rootward.yaml`, '--mail-from', 'nobody');
  expect(code).toBe(2);
  expect(err.at(-1)).toBe('command line: --mail-from: expected an address, also as Name <address>, got nobody');
  expect(err.length).toBeGreaterThan(1);
});

test.each([
  ['a policy', (file: OrganizationFile, name: string) => ({ ...file, policies: renamed(file.policies, name) })],
  ['a unit', (file: OrganizationFile, name: string) => ({ ...file, units: renamed(file.units, name) })],
  ['an account', (file: OrganizationFile, name: string) => ({ ...file, accounts: renamed(file.accounts, name) })],
])('the name of %s makes up no line and no colour', async (_, rename) => {
  const forged = '\n\u001b[32m✓ ok       Nothing is wrong\u001b[39m\u202e';
  const { out } = await doctorAt(rename(organizationWith('root-denied-without-exemption'), forged));
  const told = out.join('\n');
  expect(told).toContain(String.raw`\u000a\u001b[32m✓ ok`);
  expect(told).not.toContain('\u001b');
  expect(told).not.toContain('\u202e');
  expect(told).not.toMatch(/^\s*✓ ok\s+Nothing/m);
});

const renamed = <T extends object>(all: readonly T[] | undefined, name: string): T[] =>
  (all ?? []).map((one) => ({ ...one, name }));
