import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OrganizationFile } from '@rootward/local-cloud';
import type { Report } from '../../lib/domain/runs/report';
import { serveTo, type Served } from './callers';
import { creek, creekFolder, filesIn, folderWith } from './support';

const [management, founders] = ['100000000001', '200000000002'] as const;
const hourAgo = new Date(Date.now() - 3_600_000).toISOString();

const callers = [
  { name: 'admin', account: management },
  { name: 'member', account: founders },
  { name: 'yesterday', account: management, expiresAt: hourAgo },
  { name: 'nobody', account: management, policies: [] },
  { name: 'stranger', account: '999999999999' },
];

const { now: _then, ...file } = creek;
let aws: Served;
beforeAll(async () => {
  aws = await serveTo(file as unknown as OrganizationFile, callers);
});
afterAll(() => aws.close());

it('prints who looks, what can be seen from there, what was found and what to do next', async () => {
  const { code, out, err } = await aws.rootwardAs('admin', 'plan');
  expect({ code, err }).toEqual({ code: 0, err: [] });
  expect(out).toEqual(
    expect.arrayContaining([
      `Organization o-creekcreek, looked at from the management account ${management}`,
      `as arn:aws:sts::${management}:assumed-role/admin/session; nothing is changed`,
      '  reads          alternate contacts of member accounts',
      '1 of 3 accounts needs attention.',
      '1 of 3 accounts is in violation.',
      'A run in apply mode would ask about 1 case.',
      'labs 300000000003',
      '  Critical  Root access key           unused          would be asked',
      'For a report to keep and to send: --out DIR',
      expect.stringContaining('rootward init') as string,
    ]),
  );
  expect(out.join('\n')).not.toContain('\u001B');
  expect(out.flatMap((line) => line.split('\n')).filter((line) => line.length > 80)).toEqual([]);
});

it('judges by a policy, and keeps report, calls and contact changes in a new folder', async () => {
  const folder = creekFolder();
  const out = join(folder, 'plan');
  const policy = join(folder, 'rootward.yaml');
  const { code, err } = await aws.rootwardAs('admin', 'plan', '--policy', policy, '--out', out);
  expect({ code, err }).toEqual({ code: 0, err: [] });
  expect(filesIn(out)).toEqual([
    'calls.jsonl',
    'contact-changes.html',
    'contact-changes.json',
    'look.json',
    'report.csv',
    'report.html',
    'report.json',
  ]);
  const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
  expect(report.run).toMatchObject({ trigger: 'manual', mode: 'plan' });
  expect(report.accounts.map(({ outcome }) => outcome)).toEqual(['compliant', 'violations', 'violations']);
  const calls = readFileSync(join(out, 'calls.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string>);
  expect(calls[0]).toEqual({
    time: expect.any(String) as string,
    principal: `arn:aws:sts::${management}:assumed-role/admin/session`,
    account: management,
    service: 'sts',
    operation: 'GetCallerIdentity',
    target: management,
  });
  expect(calls).toContainEqual(
    expect.objectContaining({
      principal: `arn:aws:iam::${founders}:root`,
      operation: 'GetAccountSummary',
      target: founders,
    }),
  );
});

it('prints the report as JSON and nothing else, and says with the exit code that something is open', async () => {
  const { code, out, err } = await aws.rootwardAs('admin', 'plan', '--json', '--fail-on', 'violations');
  expect({ code, err }).toEqual({ code: 1, err: [] });
  expect(JSON.parse(out.join('\n'))).toMatchObject({ schemaVersion: 1, lookedFrom: { withoutPolicy: true } });
});

it.each([
  [
    'yesterday',
    /^The AWS credentials of profile yesterday have expired\. Sign in again \(aws sso login --profile yesterday/,
  ],
  [
    'nobody',
    /^organizations:DescribeOrganization was denied: no identity-based policy allows it\. You are arn:aws:sts::100000000001:assumed-role\/nobody\//,
  ],
  [
    'stranger',
    /^organizations:DescribeOrganization: the account is in no organization\. You are arn:aws:sts::999999999999:/,
  ],
  ['member', /^organizations:ListAccounts was denied .*\. You are arn:aws:sts::200000000002:/],
  [
    'not-there',
    /^There is no profile not-there in the AWS configuration: there are .*\byesterday\b.*Name one of them with --profile/,
  ],
])('as %s there is one sentence, and nothing is written', async (profile, sentence) => {
  const out = join(folderWith(), 'plan');
  const said = await aws.rootwardAs(profile, 'plan', '--out', out);
  expect(said).toEqual({ code: 3, out: [], err: [expect.stringMatching(sentence) as string] });
  expect(existsSync(out)).toBe(false);
});

it.each([
  [['--account', '12345'], /--account: expected an account id of 12 digits, got 12345/],
  [['--account', '123456789012'], /--account: The organization has no account 123456789012/],
  [['--unit', 'Nowhere'], /--unit: no account is in or below Nowhere/],
  [['--role', 'a b'], /--role: expected the name of a role/],
  [['--resume'], /--resume: expected --out with the folder of an interrupted plan/],
  [['--resume', '--out', folderWith()], /--resume: expected .* to hold an interrupted plan, got no plan/],
  [['--policy', join(folderWith(), 'none.yaml')], /none\.yaml: expected a file that can be read/],
  [['--out', folderWith({ 'mine.txt': 'mine' })], /--out: expected a new or empty folder/],
])('%j is refused with what was expected', async (words, message) => {
  const { code, out, err } = await aws.rootwardAs('admin', 'plan', ...words);
  expect({ code, out, err }).toEqual({ code: 2, out: [], err: [expect.stringMatching(message) as string] });
});

it('refuses to go on with a complete plan', async () => {
  const out = join(folderWith(), 'plan');
  expect((await aws.rootwardAs('admin', 'plan', '--out', out)).code).toBe(0);
  const { code, err } = await aws.rootwardAs('admin', 'plan', '--out', out, '--resume');
  expect({ code, err }).toEqual({ code: 2, err: [expect.stringContaining('a complete one')] });
});

it('changes nothing: no call has any other name than these', async () => {
  expect(aws.calledBy('admin').toSorted()).toEqual([
    'account:GetAlternateContact',
    'iam:GetAccountSummary',
    'iam:ListOrganizationsFeatures',
    'organizations:DescribeOrganization',
    'organizations:ListAWSServiceAccessForOrganization',
    'organizations:ListAccounts',
    'organizations:ListOrganizationalUnitsForParent',
    'organizations:ListRoots',
    'sts:AssumeRoot',
    'sts:GetCallerIdentity',
  ]);
});
