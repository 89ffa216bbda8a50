import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePolicy } from '../../lib/domain/policy/parse';
import { Cancelled } from '../../cli/cancelled';
import { main } from '../../cli/main';
import { schemaPathFrom } from '../../cli/schema-path';
import { atRealTime } from '../aws/clients-in';
import { serveTo, type Served } from './callers';
import { collectingTerminal, creek, filesIn, folderWith, type Said } from './support';

const labs = 'ou-cree-labslabs';
const contact = (name: string) => ({
  name,
  title: 'Team',
  email: `${name.toLowerCase()}@creek.example`,
  phone: '+1 555 010 0100',
});
const laboratory = { SECURITY: contact('Laboratory'), BILLING: contact('Billing'), OPERATIONS: contact('Operations') };

/** The three accounts of creek, of which one differs, and two of a laboratory with a security contact of its own. */
const organization = atRealTime({
  ...creek,
  organization: {
    ...creek.organization,
    rootId: 'r-cree',
    delegatedAdministrators: { 'account.amazonaws.com': ['300000000003'], 'iam.amazonaws.com': ['300000000003'] },
  },
  units: [{ id: labs, name: 'Labs' }],
  accounts: [
    ...creek.accounts,
    { id: '400000000004', name: 'lab-1', email: 'aws+4@creek.example', parent: labs, contacts: laboratory },
    { id: '400000000005', name: 'lab-2', email: 'aws+5@creek.example', parent: labs, contacts: laboratory },
    { id: '400000000006', name: 'lab-3', email: 'aws+6@gmail.com', parent: labs },
  ],
} as never);

/** What reading contacts takes, and nothing else. */
const actions = [
  'account:GetAlternateContact',
  'organizations:DescribeOrganization',
  'organizations:ListAWSServiceAccessForOrganization',
  'organizations:ListAccounts',
  'organizations:ListOrganizationalUnitsForParent',
];
const reading = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }] };
const callers = [
  { name: 'admin', account: '100000000001' },
  { name: 'reader', account: '100000000001', policies: [reading] },
  { name: 'yesterday', account: '100000000001', expiresAt: new Date(Date.now() - 3_600_000).toISOString() },
  { name: 'delegate', account: '300000000003' },
  { name: 'member', account: '200000000002' },
];

let aws: Served;
beforeAll(async () => {
  aws = await serveTo(organization, callers);
});
afterAll(() => aws.close());

const lead = ['--approver', 'Lead <lead@creek.example>'];

/** Runs `rootward init` on a terminal where a person gives these answers. */
async function initAsking(words: readonly string[], answers: readonly (string | (() => string))[]): Promise<Said> {
  const { terminal, out, err } = collectingTerminal();
  const left = [...answers];
  const ask = (question: string): Promise<string> => {
    err.push(question);
    const answer = left.shift();
    if (answer === undefined) return Promise.reject(new Cancelled());
    return Promise.resolve(typeof answer === 'string' ? answer : answer());
  };
  const code = await main(['node', 'rootward', 'init', ...words, '--profile', 'admin'], { ...terminal, ask });
  return { code, out, err };
}

/** Runs it without a terminal. */
const init = (words: readonly string[], name = 'admin'): Promise<Said> => aws.rootwardAs(name, 'init', ...words);

function policyIn(file: string) {
  const parsed = parsePolicy(readFileSync(file));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistakes));
  return parsed.policy;
}

it('writes what there is, for its owner’s eyes, and says what it is and what comes next', async () => {
  const file = join(folderWith(), 'rootward.yaml');
  const { code, out, err } = await init(['--out', file, ...lead]);
  expect({ code, err }).toEqual({ code: 0, err: [] });
  expect(out).toEqual([
    'Organization o-creekcreek, looked at from the management account 100000000001',
    'as arn:aws:sts::100000000001:assumed-role/admin/session; nothing is changed',
    '  reads          alternate contacts of member accounts',
    '  reads          contacts of the management account 100000000001',
    '',
    'Found the contacts of 6 accounts',
    '  SECURITY   a default and 1 override explain 4 of 5 accounts; 1 account has none',
    '  BILLING    a default explains 5 of 5 accounts; 1 account has none',
    '  OPERATIONS a default explains 5 of 5 accounts; 1 account has none',
    'Different from what is proposed: 1 account',
    '  200000000002 founders SECURITY name, email',
    '',
    `Written: ${file}, with 1 override, in plan mode. Read it, then:`,
    `  rootward plan --policy ${file}`,
  ]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(policyIn(file)).toMatchObject({
    run: { mode: 'plan' },
    contacts: {
      mode: 'fill',
      default: creek.accounts[0]?.contacts,
      overrides: [{ match: { unit: labs }, SECURITY: { name: 'Laboratory', email: 'laboratory@creek.example' } }],
      emailDomains: ['creek.example'],
    },
    approvals: { approvers: [{ name: 'Lead', email: 'lead@creek.example' }] },
  });
  const text = readFileSync(file, 'utf8');
  expect(text).toContain('#   200000000002 founders (the root): SECURITY name, email\n');
  expect(text).toContain('# /Labs: explains 2 of 2 accounts there with a security contact; 1 account has none\n');
  expect(text).not.toContain('yaml-language-server');
  expect(text + out.join()).not.toMatch(/founder@|Founder/);
});

it('the schema is named for editors where it lies below the file', () => {
  const root = join(__dirname, '..', '..');
  expect([root, join(root, 'docs'), join(root, 'test'), '/'].map((folder) => schemaPathFrom(folder))).toEqual([
    'docs/rootward.schema.json',
    'rootward.schema.json',
    undefined,
    join(root, 'docs/rootward.schema.json').slice(1),
  ]);
});

it('from a delegated administrator, the file says that the management account could not be read', async () => {
  const file = join(folderWith(), 'rootward.yaml');
  const { code, out } = await init(['--out', file, ...lead], 'delegate');
  expect(code).toBe(0);
  expect(out.join('\n')).toMatch(
    /^ {2}does not read {2}contacts of the management account 100000000001: They can be\n {17}read only from within it\.$/m,
  );
  expect(out).toContain('Not read, or not all of it: 1 account; the file says which and why');
  expect(readFileSync(file, 'utf8')).toContain(
    `# Not read: 1 account. The management account can be read only from within it, and this was read from another account.
#   100000000001 management (the root)
`,
  );
});

it('from an account that may not list the others, it says who may', async () => {
  const folder = folderWith();
  const { code, err } = await init(['--out', join(folder, 'rootward.yaml'), ...lead], 'member');
  expect(code).toBe(3);
  expect(err.join('\n')).toMatch(/organizations:ListAccounts.*You are arn:aws:sts::200000000002.*management account/);
  expect(filesIn(folder)).toEqual([]);
});

it('tells programs the same, without a value of a contact', async () => {
  const file = join(folderWith(), 'rootward.yaml');
  const { code, out, err } = await init(['--out', file, '--json', ...lead]);
  expect({ code, err, lines: out.length }).toEqual({ code: 0, err: [], lines: 1 });
  expect(JSON.parse(out[0] ?? '')).toEqual({
    file,
    organization: 'o-creekcreek',
    accounts: { read: 6, notActive: 0 },
    contacts: [
      ...(['SECURITY', 'BILLING', 'OPERATIONS'] as const).map((type) => ({
        type,
        fields: ['name', 'title', 'email', 'phone'],
        governs: type === 'SECURITY' ? 3 : 5,
        explains: type === 'SECURITY' ? 2 : 5,
        missing: type === 'SECURITY' ? 0 : 1,
      })),
      { type: 'SECURITY', unit: labs, fields: ['name', 'email'], governs: 2, explains: 2, missing: 1 },
    ],
    withoutDefault: [],
    differing: [{ account: '200000000002', type: 'SECURITY', fields: ['name', 'email'], refused: [] }],
    unread: [],
    emailDomains: ['creek.example'],
  });
});

describe('the file', () => {
  it('is never replaced without --force, and nothing is asked before', async () => {
    const folder = folderWith({ 'rootward.yaml': 'mine' });
    const file = join(folder, 'rootward.yaml');
    expect(await init(['--out', file, ...lead])).toEqual({
      code: 2,
      out: [],
      err: [
        `command line: --out: expected a new file, got ${file}, which is there: name another one, or replace it with --force`,
      ],
    });
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('is replaced with --force, whole, and keeps its permissions', async () => {
    const folder = folderWith({ 'rootward.yaml': 'mine' });
    const file = join(folder, 'rootward.yaml');
    chmodSync(file, 0o640);
    expect((await init(['--out', file, '--force', ...lead])).code).toBe(0);
    expect(policyIn(file).run.mode).toBe('plan');
    expect([statSync(file).mode & 0o777, filesIn(folder)]).toEqual([0o640, ['rootward.yaml']]);
  });

  it.each([
    [
      'nowhere/rootward.yaml',
      'expected a file in a folder that is there, got nowhere/rootward.yaml: there is no folder nowhere',
    ],
    ['folder', 'expected a file to write, got folder, which is none'],
    ['', 'expected a file to write, got nothing'],
  ])('%j is refused before anything is asked', async (name, message) => {
    const folder = folderWith();
    mkdirSync(join(folder, 'folder'));
    const out = name === '' ? '' : join(folder, name);
    const { code, err } = await init(['--out', out, '--force', ...lead]);
    expect({ code, err: err.map((line) => line.replaceAll(`${folder}/`, '')) }).toEqual({
      code: 2,
      err: [`command line: --out: ${message}`],
    });
  });

  it('that appears after the check stays as it is', async () => {
    const file = join(folderWith(), 'rootward.yaml');
    const late = (): string => {
      writeFileSync(file, 'mine');
      return '';
    };
    const { code, err } = await initAsking(['--out', file], ['Lead <lead@creek.example>', late]);
    expect([code, err.at(-1)]).toEqual([
      2,
      expect.stringContaining(`expected a new file, got ${file}, which is there`),
    ]);
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });
});

describe('the approvers', () => {
  it('are asked for on a terminal, and a mistake is told and asked again', async () => {
    const file = join(folderWith(), 'rootward.yaml');
    const answers = [
      '',
      'Lead',
      'Lead <lead@>',
      '"Lead, Security" <lead@creek.example>',
      'Again <LEAD@creek.example>',
      'Two <two@creek.example>',
      '',
    ];
    const { code, err } = await initAsking(['--out', file], answers);
    const form = 'expected a name and an address like "Security lead <security-lead@example.com>"';
    expect({ code, err }).toEqual({
      code: 0,
      err: [
        'Who may decide about root users? At least one person, because nothing is ever approved by default.',
        'Name <address>: ',
        `${form}, got nothing`,
        'Name <address>: ',
        `${form}, got Lead`,
        'Name <address>: ',
        'expected an e-mail address, got "lead@"',
        'Name <address>: ',
        'Another one, or Enter: ',
        'expected each approver once, got "lead@creek.example"',
        'Another one, or Enter: ',
        'Another one, or Enter: ',
      ],
    });
    expect(policyIn(file).approvals.approvers).toEqual([
      { name: 'Lead, Security', email: 'lead@creek.example' },
      { name: 'Two', email: 'two@creek.example' },
    ]);
  });

  it('are not asked for with credentials that do not serve', async () => {
    const asked: string[] = [];
    const ask = (question: string): Promise<string> => Promise.resolve(String(asked.push(question)));
    const { terminal, err } = collectingTerminal();
    const words = ['init', '--out', join(folderWith(), 'rootward.yaml'), '--profile', 'not-there'];
    expect(await main(['node', 'rootward', ...words], { ...terminal, ask })).toBe(3);
    expect([asked, err]).toEqual([[], [expect.stringContaining('not-there') as string]]);
  });

  it('are not asked for when they are given', async () => {
    const file = join(folderWith(), 'rootward.yaml');
    const { code, err } = await initAsking(['--out', file, ...lead, '--approver', 'Two <two@creek.example>'], []);
    expect({ code, err }).toEqual({ code: 0, err: [] });
    expect(policyIn(file).approvals.approvers).toHaveLength(2);
  });

  it('are needed where no terminal can be asked', async () => {
    expect(await init(['--out', join(folderWith(), 'rootward.yaml')])).toEqual({
      code: 2,
      out: [],
      err: [
        'command line: --approver: expected a name and an address like "Security lead <security-lead@example.com>" of everybody who may decide about root users, got nothing, and there is no terminal to ask on',
      ],
    });
  });

  it.each([
    [
      'lead@creek.example',
      'expected a name and an address like "Security lead <security-lead@example.com>", got lead@creek.example',
    ],
    [
      'Lead <lead@creek.example>, Two <two@creek.example>',
      'expected a name and an address like "Security lead <security-lead@example.com>", got Lead <lead@creek.example>, Two <two@creek.example>',
    ],
    ['Lead <lead at creek>', 'expected an e-mail address, got "lead at creek"'],
    [`${'n'.repeat(65)} <lead@creek.example>`, 'expected a name of 1 to 64 characters'],
  ])('%j is refused before anything is asked of AWS', async (text, message) => {
    const { code, err } = await init(['--out', join(folderWith(), 'rootward.yaml'), '--approver', text]);
    expect([code, err.length]).toEqual([2, 1]);
    expect(err[0]).toContain(`command line: --approver: ${message}`);
  });

  it('Ctrl+C at the question writes nothing', async () => {
    const folder = folderWith();
    const { code } = await initAsking(['--out', join(folder, 'rootward.yaml')], []);
    expect([code, existsSync(join(folder, 'rootward.yaml'))]).toEqual([130, false]);
  });
});

it('whose credentials have expired is told so, and nothing is written', async () => {
  const folder = folderWith();
  const { code, err } = await init(['--out', join(folder, 'rootward.yaml'), ...lead], 'yesterday');
  expect([code, filesIn(folder)]).toEqual([3, []]);
  expect(err.join()).toMatch(/^The AWS credentials of profile yesterday have expired/);
});

it('asks for nothing but what reading contacts takes', async () => {
  expect((await init(['--out', join(folderWith(), 'rootward.yaml'), ...lead], 'reader')).code).toBe(0);
  expect(aws.deniedTo('reader')).toEqual([]);
  expect(aws.calledBy('reader').toSorted()).toEqual([...actions, 'sts:GetCallerIdentity'].toSorted());
});
