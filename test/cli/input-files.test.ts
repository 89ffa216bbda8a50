import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { creek, creekFolder, creekPolicy, filesIn, folderWith, rootward, simulateIn, type Said } from './support';

const fiveMistakes = {
  run: { mode: 'dry' },
  contacts: {
    mode: 'enforce',
    default: { ...creekPolicy.contacts.default, SECURITY: { name: 'S', title: 'T', email: 'nobody', phone: '+1 555' } },
    maxOverwrites: -1,
  },
  rootUser: { mfa: 'software' },
  approvals: { approvers: [] },
};
const fiveLines = [
  /^\/.+\/rootward\.yaml: run\.mode: expected .+, got .+dry/,
  /^\/.+\/rootward\.yaml: contacts\.default\.SECURITY\.email: expected .+, got .+nobody/,
  /^\/.+\/rootward\.yaml: contacts\.maxOverwrites: expected .+, got -1$/,
  /^\/.+\/rootward\.yaml: rootUser\.mfa: expected .+, got .+software/,
  /^\/.+\/rootward\.yaml: approvals\.approvers: expected .+, got .+/,
];

it('a policy with five mistakes reports all five, one line each, and nothing is written', async () => {
  const folder = creekFolder(creek, fiveMistakes);
  const { code, out, err } = await rootward(...simulateIn(folder));
  expect({ code, out }).toEqual({ code: 2, out: [] });
  expect(err).toEqual(fiveLines.map((line): unknown => expect.stringMatching(line)));
  expect(filesIn(folder)).toEqual(['org.json', 'rootward.yaml']);
});

it('with --json the same five are an object on standard output', async () => {
  const folder = creekFolder(creek, fiveMistakes);
  const { code, out, err } = await rootward(...simulateIn(folder, '--json'));
  const { errors } = JSON.parse(out.join('\n')) as { errors: Record<'file' | 'path' | 'message', string>[] };
  expect({ code, err }).toEqual({ code: 2, err: [] });
  expect(errors.map(({ file, path, message }) => `${file}: ${path}: ${message}`)).toEqual(
    fiveLines.map((line): unknown => expect.stringMatching(line)),
  );
  expect(errors.map((error) => Object.keys(error))).toEqual(errors.map(() => ['file', 'path', 'message']));
  expect(existsSync(join(folder, 'out'))).toBe(false);
});

it('mistakes in the organization and in the policy are told together, each with its file', async () => {
  const [management, founders] = creek.accounts;
  const folder = creekFolder(
    { ...creek, accounts: [management, founders, { ...founders, name: 'twice' }] },
    { ...creekPolicy, run: { mode: 'dry' } },
  );
  const { code, err } = await rootward(...simulateIn(folder));
  expect({ code, err }).toEqual({
    code: 2,
    err: [
      expect.stringMatching(/^\/.+\/org\.json: accounts\[2\]\.id: expected .+, got .*200000000002/),
      expect.stringMatching(/^\/.+\/rootward\.yaml: run\.mode: /),
    ],
  });
});

/** Runs `rootward simulate` over such a folder, with one of its files from a pipe. */
function simulatePiped(folder: string, name: string) {
  const words = [...simulateIn(folder, '--decisions', join(folder, 'decisions.json'))];
  const piped = words.map((word) => (word.endsWith(name) ? `<(cat '${word}')` : `'${word}'`)).join(' ');
  return spawnSync('bash', ['-c', `"${process.execPath}" cli/bin.js ${piped}`], {
    cwd: join(__dirname, '..', '..'),
    encoding: 'utf8',
  });
}

const withDecisions = (): string =>
  folderWith({
    'org.json': JSON.stringify(creek),
    'rootward.yaml': JSON.stringify(creekPolicy),
    'decisions.json': '[]',
  });

it('a policy from a pipe is refused before anything is done, because it is read more than once', () => {
  const folder = withDecisions();
  const { status, stdout, stderr } = simulatePiped(folder, 'rootward.yaml');
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(
    /^\/dev\/fd\/\d+: expected a file, which can be read again, got a pipe or a device: save it in a file\n$/,
  );
  expect(existsSync(join(folder, 'out'))).toBe(false);
});

it('decisions may come from a pipe', () => {
  const folder = withDecisions();
  expect(simulatePiped(folder, 'decisions.json').status).toBe(0);
});

it('a file that never ends is refused', async () => {
  const folder = creekFolder();
  const { code, err } = await rootward('emulate', '/dev/zero');
  expect({ code, err }).toEqual({
    code: 2,
    err: ['/dev/zero: expected a file that can be read: it is larger than 256 MB'],
  });
  const [command = '', organization = '', ...more] = simulateIn(folder);
  const policy = more.map((word) => (word.endsWith('rootward.yaml') ? '/dev/urandom' : word));
  expect(await rootward(command, organization, ...policy)).toMatchObject({ code: 2, out: [] });
});

it.each(['simulate', 'emulate', 'demo'])('%s names the place of a mistake in an organization file', async (command) => {
  const folder = creekFolder({ ...creek, organization: { ...creek.organization, managementAccountId: '12' } });
  const words = [...simulateIn(folder).slice(1), ...(command === 'demo' ? ['--headless'] : [])];
  const { code, err } = await rootward(command, ...(command === 'emulate' ? [join(folder, 'org.json')] : words));
  expect({ code, err }).toEqual({
    code: 2,
    err: [expect.stringMatching(/^\/.+\/org\.json: organization\.managementAccountId: expected .+, got .*12/)],
  });
});

it('a file that is no JSON says where it stops being JSON', async () => {
  const folder = creekFolder();
  writeFileSync(join(folder, 'org.json'), '{\n  "now": oops\n}');
  const { code, err } = await rootward(...simulateIn(folder));
  expect({ code, err }).toEqual({
    code: 2,
    err: [`${folder}/org.json: expected JSON, got something else at line 2, column 10`],
  });
});

it.each([
  ['org.json', 'no such file', 'there is none'],
  ['.', 'a folder', 'it is a folder'],
])('an organization file %s that is %s is named', async (name, _, reason) => {
  const folder = creekFolder();
  const file = name === '.' ? folder : join(folder, 'gone', name);
  const { code, err } = await rootward('simulate', file, ...simulateIn(folder).slice(2));
  expect({ code, err }).toEqual({ code: 2, err: [`${file}: expected a file that can be read: ${reason}`] });
});

/** The three files that people hand over, each written in some other way. */
async function simulateWith(encode: (text: string) => Buffer, changed: string): Promise<Said & { folder: string }> {
  const names = { ...creekPolicy, approvals: { approvers: [{ name: 'Zürich', email: 'lead@creek.example' }] } };
  const organization = { ...creek, accounts: creek.accounts.map((account) => ({ ...account, name: 'Zürich' })) };
  const folder = creekFolder(organization, names);
  const decisions = [
    {
      account: '300000000003',
      rule: 'root-access-key',
      decision: 'reject',
      by: 'lead@creek.example',
      after: '1h',
      reason: 'Zürich says no',
    },
  ];
  writeFileSync(join(folder, 'decisions.json'), JSON.stringify(decisions));
  writeFileSync(join(folder, changed), encode(readFileSync(join(folder, changed), 'utf8')));
  const said = await rootward(...simulateIn(folder, '--decisions', join(folder, 'decisions.json')));
  return { ...said, folder };
}

const files = ['org.json', 'rootward.yaml', 'decisions.json'];

it('a byte order mark before each of the files is read over', async () => {
  const { code, err, folder } = await simulateWith((text) => Buffer.from(text, 'utf8'), 'org.json');
  expect({ code, err }).toEqual({ code: 0, err: ['run 1, 2026-11-02 06:00 UTC'] });
  for (const file of files) writeFileSync(join(folder, file), `\uFEFF${readFileSync(join(folder, file), 'utf8')}`);
  const marked = await rootward(...simulateIn(folder, '--decisions', join(folder, 'decisions.json')));
  expect({ code: marked.code, err: marked.err }).toEqual({ code: 0, err });
});

it.each(files)('%s in Latin-1 is refused with the place, and nothing is written', async (file) => {
  const { code, out, err, folder } = await simulateWith((text) => Buffer.from(text, 'latin1'), file);
  expect({ code, out, err }).toEqual({
    code: 2,
    out: [],
    err: [
      expect.stringMatching(/: line 1, column \d+: expected UTF-8, got the byte 0xFC, .+: save the file as UTF-8$/),
    ],
  });
  expect(err[0]).toContain(`${folder}/${file}: `);
  expect(existsSync(join(folder, 'out'))).toBe(false);
});

it.each(files)('%s in UTF-16 is named as such', async (file) => {
  const { code, err, folder } = await simulateWith((text) => Buffer.from(`\uFEFF${text}`, 'utf16le'), file);
  expect(code).toBe(2);
  expect(err).toHaveLength(1);
  expect(err[0]?.replace('(file): ', '')).toBe(`${folder}/${file}: expected UTF-8, got UTF-16: save the file as UTF-8`);
});

it.each(files)('%s that is a program or an archive is named as such, without its bytes', async (file) => {
  const program = readFileSync(process.execPath).subarray(0, 100_000);
  const { code, err, folder } = await simulateWith(() => program, file);
  expect(code).toBe(2);
  expect(err).toEqual([
    expect.stringMatching(/: line \d+, column \d+: expected a text file, got a binary one: name another file$/),
  ]);
  expect(err[0]).toContain(`${folder}/${file}: `);
});

it('a policy of two thousand mistakes is told in a hundred lines, and as a whole in JSON', async () => {
  const exclusions = Array.from({ length: 2000 }, () => ({ reason: 'x' }));
  const folder = creekFolder(creek, { ...creekPolicy, exclusions });
  const { err } = await rootward(...simulateIn(folder));
  expect(err).toHaveLength(101);
  expect(err.at(-1)).toMatch(/^… and \d+ mistakes more; --json has all\.$/);
  const { out } = await rootward(...simulateIn(folder, '--json'));
  expect((JSON.parse(out.join('')) as { errors: unknown[] }).errors.length).toBeGreaterThanOrEqual(2000);
});
