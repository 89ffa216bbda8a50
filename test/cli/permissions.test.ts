import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyDocument } from '../../lib/domain/permissions/permission';
import { mistakesIn } from '../aws-cli';
import { serveTo } from './callers';
import { creekNow } from './least-permissions';
import { creekFolder, rootward, type Said } from './support';

const before = process.env['AWS_ENDPOINT_URL'];
beforeEach(() => {
  // Nobody answers there.
  process.env['AWS_ENDPOINT_URL'] = 'http://127.0.0.1:9';
});
afterEach(() => {
  if (before === undefined) delete process.env['AWS_ENDPOINT_URL'];
  else process.env['AWS_ENDPOINT_URL'] = before;
});

const documentIn = ({ out }: Said): PolicyDocument => JSON.parse(out.join('\n')) as PolicyDocument;
const resourcesIn = (said: Said): readonly string[] => documentIn(said).Statement.flatMap(({ Resource }) => Resource);

it.each(['plan', 'doctor', 'init', 'deploy'])(
  'what %s needs goes to standard output, and what each statement is for to standard error; nobody is asked',
  async (command) => {
    const said = await rootward('permissions', command);
    expect(said.code).toBe(0);
    const sids = documentIn(said).Statement.map(({ Sid }) => Sid);
    expect(said.err.map((line) => line.split(' ')[0])).toEqual(sids);
  },
);

it('what it is not told is a pattern', async () => {
  expect(resourcesIn(await rootward('permissions', 'init'))).toEqual(
    expect.arrayContaining(['arn:aws:account::*:account', 'arn:aws:account::*:account/o-*/*']),
  );
});

it('what it is told stands in the policy', async () => {
  const ids = ['--organization', 'o-exampleorg1', '--management-account', '111111111111'];
  const init = await rootward('permissions', 'init', ...ids, '--region', 'cn-north-1');
  expect(resourcesIn(init)).toContain('arn:aws-cn:account::111111111111:account/o-exampleorg1/*');
  const deploy = await rootward('permissions', 'deploy', ...ids, '--region', 'us-gov-east-1');
  expect(resourcesIn(deploy)).toContain(
    'arn:aws-us-gov:iam::111111111111:role/cdk-hnb659fds-deploy-role-111111111111-us-gov-east-1',
  );
});

it('plan needs what its policy and its role need', async () => {
  const policy = join(creekFolder(), 'rootward.yaml');
  const said = await rootward('permissions', 'plan', '--policy', policy, '--role', 'audit/Reader');
  expect(resourcesIn(said)).toContain('arn:aws:iam::*:role/audit/Reader');
  const sids = documentIn(said).Statement.map(({ Sid }) => Sid);
  // Creek's policy looks at no tags, and asks for no hardware.
  expect(sids).not.toContain('ReadTags');
  expect(sids).not.toContain('ListOwnDevices');
});

it.each([
  [['plann'], 'command line: command: expected plan or doctor or init or deploy, got plann'],
  [
    ['deploy', '--role', 'Audit'],
    'command line: --role: expected it only with plan, got it with deploy: it makes no difference there',
  ],
  [
    ['plan', '--mail-from', 'a@b.example'],
    'command line: --mail-from: expected it only with doctor, got it with plan: it makes no difference there',
  ],
  [
    ['plan', '--organization', 'creek'],
    'command line: --organization: expected the id of an organization, such as o-exampleorg1, got creek',
  ],
  [
    ['plan', '--management-account', '1'],
    'command line: --management-account: expected an account id of 12 digits, got 1',
  ],
  [
    ['deploy', '--region', 'Frankfurt'],
    'command line: --region: expected the name of a Region, such as us-east-1, got Frankfurt',
  ],
])('%j is refused', async (words, mistake) => {
  expect(await rootward('permissions', ...words)).toEqual({ code: 2, out: [], err: [mistake] });
});

it('with a profile it asks who and where somebody is, and nothing else', async () => {
  // The profiles name where they are served.
  delete process.env['AWS_ENDPOINT_URL'];
  const member = '200000000002';
  const blind = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'iam:*', Resource: '*' }] };
  const served = await serveTo(creekNow(), [
    { name: 'member', account: member },
    { name: 'blind', account: member, policies: [blind] },
  ]);
  try {
    const said = await served.rootwardAs('member', 'permissions', 'init');
    expect(resourcesIn(said)).toEqual(
      expect.arrayContaining([
        `arn:aws:account::${member}:account`,
        'arn:aws:account::100000000001:account/o-creekcreek/*',
      ]),
    );
    expect(served.calledBy('member')).toEqual(['sts:GetCallerIdentity', 'organizations:DescribeOrganization']);
    expect(await served.rootwardAs('blind', 'permissions', 'init')).toEqual({
      code: 3,
      out: [],
      err: [
        'organizations:DescribeOrganization was denied: no identity-based policy allows it. Name it instead, with --organization and --management-account.',
      ],
    });
  } finally {
    await served.close();
  }
});

it('the commands of the AWS CLI that its help and its page show exist, with these parameters', async () => {
  const help = (await rootward('permissions', '--help')).out.join('\n');
  const page = readFileSync(join(__dirname, '..', '..', 'docs', 'permissions.md'), 'utf8');
  const commands = [...`${help}\n${page}`.matchAll(/^ *(aws .*)$/gm)].map(([, command = '']) => command);
  expect(commands).toHaveLength(2);
  expect(commands.flatMap((command) => mistakesIn(command))).toEqual([]);
});
