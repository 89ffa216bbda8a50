import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { creek, creekFolder, creekPolicy, filesIn, rootward, simulateIn } from './support';

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
  /^rootward\.yaml: run\.mode: expected .+, got .+dry/,
  /^rootward\.yaml: contacts\.default\.SECURITY\.email: expected .+, got .+nobody/,
  /^rootward\.yaml: contacts\.maxOverwrites: expected .+, got -1$/,
  /^rootward\.yaml: rootUser\.mfa: expected .+, got .+software/,
  /^rootward\.yaml: approvals\.approvers: expected .+, got .+/,
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
      expect.stringMatching(/^org\.json: accounts\[2\]\.id: expected .+, got .*200000000002/),
      expect.stringMatching(/^rootward\.yaml: run\.mode: /),
    ],
  });
});

it.each(['simulate', 'emulate', 'demo'])('%s names the place of a mistake in an organization file', async (command) => {
  const folder = creekFolder({ ...creek, organization: { ...creek.organization, managementAccountId: '12' } });
  const words = command === 'emulate' ? [command, join(folder, 'org.json')] : [command, ...simulateIn(folder).slice(1)];
  const { code, err } = await rootward(...words);
  expect({ code, err }).toEqual({
    code: 2,
    err: [expect.stringMatching(/^org\.json: organization\.managementAccountId: expected .+, got .*12/)],
  });
});

it('a file that is no JSON says where it stops being JSON', async () => {
  const folder = creekFolder();
  writeFileSync(join(folder, 'org.json'), '{\n  "now": oops\n}');
  const { code, err } = await rootward(...simulateIn(folder));
  expect({ code, err }).toEqual({
    code: 2,
    err: ['org.json: expected JSON, got something else at line 2, column 10'],
  });
});

it.each([
  ['org.json', 'no such file', 'there is none'],
  ['.', 'a folder', 'it is a folder'],
])('an organization file %s that is %s is named', async (name, _, reason) => {
  const folder = creekFolder();
  const file = name === '.' ? folder : join(folder, 'gone', name);
  const { code, err } = await rootward('simulate', file, ...simulateIn(folder).slice(2));
  expect({ code, err }).toEqual({
    code: 2,
    err: [
      `${name === '.' ? folder.split('/').at(-1) : name}: expected a file that can be read, got ${file}: ${reason}`,
    ],
  });
});
