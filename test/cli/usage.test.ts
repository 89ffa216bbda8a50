import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { creekFolder, rootward, simulateIn } from './support';

const hintOf = {
  rootward: [
    'rootward has the commands: demo, plan, doctor, init, simulate, emulate, cases, approve, reject, accept, done, contacts',
    'More: rootward --help',
  ],
  simulate: [
    'rootward simulate has the options: --policy, --out, --days, --mode, --decisions, --continue, --host, --fail-on, --json',
    'More: rootward simulate --help',
  ],
  contacts: ['rootward contacts has the commands: restore', 'More: rootward contacts --help'],
};

it.each([
  [['simulat'], ["command line: unknown command 'simulat' (Did you mean simulate?)", ...hintOf.rootward]],
  [
    ['simulat', '--help'],
    ["command line: unknown command 'simulat' (Did you mean simulate?)", ...hintOf.rootward],
  ],
  [
    ['-h', 'plann'],
    ["command line: unknown command 'plann' (Did you mean plan?)", ...hintOf.rootward],
  ],
  [
    ['help', 'case'],
    ["command line: unknown command 'case' (Did you mean cases?)", ...hintOf.rootward],
  ],
  [
    ['contacts', 'restor', '--help'],
    ["command line: unknown command 'restor' (Did you mean restore?)", ...hintOf.contacts],
  ],
  [['repair-all'], ["command line: unknown command 'repair-all'", ...hintOf.rootward]],
  [
    ['contacts', 'restor'],
    ["command line: unknown command 'restor' (Did you mean restore?)", ...hintOf.contacts],
  ],
  [
    ['simulate', 'org.json', '--dyas', '3'],
    ["command line: --dyas: unknown option '--dyas' (Did you mean --days?)", ...hintOf.simulate],
  ],
  [
    ['simulate', '--policy', 'p', '--out', 'd'],
    ['command line: organization: expected an organization file, or --continue with the folder of a simulation'],
  ],
  [
    ['simulate', 'a', 'b', '--policy', 'p', '--out', 'd'],
    ["command line: too many arguments for 'simulate'. Expected 1 argument but got 2.", ...hintOf.simulate],
  ],
  [
    ['simulate', 'org.json', '--policy'],
    ["command line: --policy: option '--policy <file>' argument missing", ...hintOf.simulate],
  ],
  [
    ['simulate', 'org.json'],
    [
      'command line: --policy: expected a file, got nothing: this option is required',
      'command line: --out: expected a folder, got nothing: this option is required',
    ],
  ],
  [
    ['contacts', 'restore', '--out', 'd'],
    ['command line: --run: expected the number or id of a run, got nothing: this option is required'],
  ],
  [
    ['demo', 'org.json'],
    ['command line: expected an organization of your own together with its --policy, got an organization alone'],
  ],
  [
    ['demo', '--policy', 'p'],
    ['command line: expected an organization of your own together with its --policy, got --policy alone'],
  ],
])('rootward %j is answered with what is wrong and what there is', async (words, err) => {
  expect(await rootward(...words)).toEqual({ code: 2, out: [], err });
});

it.each([
  ['--days', '0', 'expected a whole number of days from 1 to 366, got 0'],
  ['--days', '1.5', 'expected a whole number of days from 1 to 366, got 1.5'],
  ['--days', '367', 'expected a whole number of days from 1 to 366, got 367'],
  ['--days', '-1', 'expected a whole number of days from 1 to 366, got -1'],
  ['--days', 'two', 'expected a whole number of days from 1 to 366, got two'],
  ['--days', '', 'expected a whole number of days from 1 to 366, got nothing'],
  ['--mode', 'destroy', 'expected plan or apply, got destroy'],
  ['--fail-on', 'attention', 'expected violations, got attention'],
  ['--host', 'security', 'expected an account id of 12 digits, got security'],
  [
    '--host',
    '200000000002',
    'expected 100000000001, the management account, got 200000000002: a delegated administrator as host is not built yet',
  ],
])('simulate %s %j is refused before anything is written', async (option, value, message) => {
  const folder = creekFolder();
  const said = await rootward(...simulateIn(folder, option, value));
  expect(said).toEqual({ code: 2, out: [], err: [`command line: ${option}: ${message}`] });
  expect(existsSync(join(folder, 'out'))).toBe(false);
});

it.each(['65536', '-1', 'http', ''])('emulate --port %j is refused', async (port) => {
  const { code, err } = await rootward('emulate', join(creekFolder(), 'org.json'), '--port', port);
  expect({ code, err }).toEqual({
    code: 2,
    err: [`command line: --port: expected a port from 0 to 65535, got ${port || 'nothing'}`],
  });
});

it.each([
  [['simulat', '--json'], [{ path: '', message: "unknown command 'simulat' (Did you mean simulate?)" }]],
  [
    ['simulate', 'o', '--json', '--dyas', '3'],
    [{ path: '--dyas', message: "unknown option '--dyas' (Did you mean --days?)" }],
  ],
  [
    ['contacts', 'restore', '--json'],
    [
      { path: '--run', message: 'expected the number or id of a run, got nothing: this option is required' },
      { path: '--out', message: 'expected a folder, got nothing: this option is required' },
    ],
  ],
])('rootward %j tells its mistakes as JSON on standard output', async (words, mistakes) => {
  const { code, out, err } = await rootward(...words);
  expect({ code, err, errors: JSON.parse(out.join('\n')) as unknown }).toEqual({
    code: 2,
    err: [],
    errors: { errors: mistakes.map((mistake) => ({ file: 'command line', ...mistake })) },
  });
});

it('a folder that cannot be written into is refused before the work', async () => {
  const folder = creekFolder();
  const file = join(folder, 'org.json');
  const { code, err } = await rootward(...simulateIn(folder).slice(0, -1), join(file, 'out'));
  expect({ code, err }).toEqual({
    code: 2,
    err: [`command line: --out: expected a folder to write into, got ${file}/out: ${file} is a file`],
  });
});

it('without a command it shows its help as a mistake', async () => {
  const { code, out, err } = await rootward();
  expect({ code, out, first: err[0] }).toEqual({ code: 2, out: [], first: 'Usage: rootward [options] [command]' });
});
