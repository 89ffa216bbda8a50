import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkOutputFolder } from '../../cli/output-folder';
import { UsageError } from '../../cli/usage-error';
import { strangersIn } from '../../simulation/results/own-files';
import { replaceResults } from '../../simulation/results/replace-results';
import { creekFolder, filesIn, folderWith, rootward, simulateIn, type Said } from './support';

/** What is wrong with a folder; undefined when nothing is. */
function mistakeIn(folder: string, inputs: readonly string[] = []): string | undefined {
  try {
    checkOutputFolder({ option: '--out', folder, inputs });
    return undefined;
  } catch (error: unknown) {
    if (!(error instanceof UsageError)) throw error;
    return error.message;
  }
}

/** Simulates a folder with `org.json` and `rootward.yaml` into another one. */
const simulateInto = (folder: string, out: string): Promise<Said> => rootward(...simulateIn(folder).slice(0, -1), out);

const results = { 'calls.jsonl': '', 'executions.json': '[]', 'organization.json': '{}' };

test('an input is never replaced: the folder that holds it is refused, and nothing is written', async () => {
  const folder = folderWith();
  for (const [from, to] of [
    ['org.json', 'organization.json'],
    ['rootward.yaml', 'rootward.yaml'],
  ] as const)
    writeFileSync(join(folder, to), readFileSync(join(creekFolder(), from)));
  const before = readFileSync(join(folder, 'organization.json'), 'utf8');
  const organization = join(folder, 'organization.json');
  const said = await rootward('simulate', organization, '--policy', join(folder, 'rootward.yaml'), '--out', folder);
  expect(said).toEqual({
    code: 2,
    out: [],
    err: [
      `command line: --out: expected a folder without the files that are read, got ${folder}, which holds ${organization}: name another folder`,
    ],
  });
  expect(readFileSync(organization, 'utf8')).toBe(before);
  expect(filesIn(folder)).toEqual(['organization.json', 'rootward.yaml']);
});

test('an input is found by whatever way it is named', () => {
  const folder = folderWith(results);
  const elsewhere = folderWith();
  symlinkSync(join(folder, 'organization.json'), join(elsewhere, 'link.json'));
  symlinkSync(folder, join(elsewhere, 'out'));
  const wrong = /^command line: --out: expected a folder without the files that are read/;
  expect(mistakeIn(folder, [join(elsewhere, 'link.json')])).toMatch(wrong);
  expect(mistakeIn(join(elsewhere, 'out'), [join(folder, 'organization.json')])).toMatch(wrong);
  expect(mistakeIn(folder, [join(elsewhere, 'gone.json')])).toBeUndefined();
});

test.each([
  ['results and one file more', { ...results, 'notes.txt': 'mine' }, 'notes.txt'],
  ['results and a hidden file', { ...results, '.env': 'mine' }, '.env'],
  ['an organization by hand', { 'organization.json': '{}' }, 'organization.json'],
  ['some of our names, but not all', { 'report.html': '', 'cases.json': '[]' }, 'cases.json and report.html'],
  ['a clone', { 'package.json': '{}', 'README.md': '', LICENSE: '' }, 'LICENSE, README.md and 1 more'],
])('a folder with %s is refused, and the file named', (_, files, named) => {
  const folder = folderWith(files);
  expect(mistakeIn(folder)).toBe(
    `command line: --out: expected a new or empty folder, or one with results of a simulation, got ${folder}, which holds ${named}: name another folder, or take out what you want to keep`,
  );
  expect(filesIn(folder)).toEqual(Object.keys(files).toSorted());
});

test('files among the mails or the runs that are not ours are found too, and links', () => {
  const folder = folderWith(results);
  for (const name of ['mails', 'runs/1', 'ledger/a']) mkdirSync(join(folder, name), { recursive: true });
  for (const name of ['mails/0001-a@b.example.eml', 'runs/1/report.json', 'ledger/a/100000000001.json', '.DS_Store'])
    writeFileSync(join(folder, name), '');
  for (const name of ['report.html', 'report.csv', 'contact-changes.json', 'contact-changes.html'])
    for (const path of [name, `runs/1/${name}`]) writeFileSync(join(folder, path), '');
  expect(strangersIn(folder)).toEqual([]);
  for (const name of ['notes', 'ledger/a/b']) mkdirSync(join(folder, name));
  for (const name of [
    'mails/notes.txt',
    'runs/1/notes.md',
    'runs/1/report.md',
    'ledger/100000000001.json',
    'ledger/a/b/c',
  ])
    writeFileSync(join(folder, name), '');
  symlinkSync(folder, join(folder, 'link'));
  expect(strangersIn(folder)).toEqual([
    'ledger/100000000001.json',
    'ledger/a/b/c',
    'link',
    'mails/notes.txt',
    'notes/',
    'runs/1/notes.md',
    'runs/1/report.md',
  ]);
});

test('results of an earlier simulation are replaced as a whole', async () => {
  const folder = creekFolder();
  const out = join(folder, 'deep', 'out');
  expect((await simulateInto(folder, out)).code).toBe(0);
  writeFileSync(join(out, 'mails', '0999-somebody@creek.example.eml'), 'old');
  mkdirSync(join(out, '.rootward-new-killed'));
  writeFileSync(join(out, '.rootward-new-killed', 'report.json'), 'half');
  const files = filesIn(out).filter((file) => !/0999|killed/.test(file));
  expect(files).toEqual(expect.arrayContaining(['report.html', 'calls.jsonl', 'runs/1/report.json']));
  expect((await simulateInto(folder, out)).code).toBe(0);
  expect(filesIn(out).map((file) => file.replace(/manual-\w+/, 'manual'))).toEqual(
    files.map((file) => file.replace(/manual-\w+/, 'manual')),
  );
});

test.each([
  ['/proc/nope', 'it is not there, or cannot be made there'],
  ['/proc/nope/deeper', 'it is not there, or cannot be made there'],
  ['/dev/null/out', '/dev/null is a file'],
  ['/proc/self/fd', /./],
])('%s, in which nothing can be made, is refused before the work', async (out, reason) => {
  const folder = creekFolder();
  const { code, out: said, err } = await simulateInto(folder, out);
  expect({ code, said }).toEqual({ code: 2, said: [] });
  expect(err).toHaveLength(1);
  expect(err[0]).toContain('command line: --out: expected a ');
  expect(err[0]).toMatch(reason);
});

test('a path that is too long is refused in words', () => {
  expect(mistakeIn(join(folderWith(), 'x'.repeat(300)))).toMatch(/: the name is too long$/);
});

test('looking leaves nothing behind', () => {
  const folder = folderWith();
  expect(mistakeIn(join(folder, 'a', 'b', 'c'))).toBeUndefined();
  expect(existsSync(join(folder, 'a'))).toBe(false);
  expect(mistakeIn(folder)).toBeUndefined();
  expect(filesIn(folder)).toEqual([]);
});

test('the largest folder is refused at once', () => {
  expect(mistakeIn('/')).toMatch(/^command line: --out: expected a new or empty folder/);
});

test('a wrong folder and wrong files are told together', async () => {
  const folder = creekFolder();
  writeFileSync(join(folder, 'rootward.yaml'), 'run: { mode: dry }');
  const { code, err } = await simulateInto(folder, folder);
  expect(code).toBe(2);
  expect(err[0]).toMatch(/^command line: --out: /);
  expect(err.slice(1).every((line) => line.startsWith(`${folder}/rootward.yaml: `))).toBe(true);
  expect(err.length).toBeGreaterThan(2);
});

test('when one file cannot be written, the folder stays as it was', () => {
  const folder = folderWith({ ...results, 'report.html': 'old' });
  const files = [
    ['report.html', 'new'],
    ['cases.json', '[]'],
    // No file system takes such a name.
    [`mails/0001-${'x'.repeat(300)}.eml`, ''],
  ] as const;
  expect(() => replaceResults(folder, files)).toThrow('ENAMETOOLONG');
  expect(filesIn(folder)).toEqual(['calls.jsonl', 'executions.json', 'organization.json', 'report.html']);
  expect(readFileSync(join(folder, 'report.html'), 'utf8')).toBe('old');
});

test('what somebody put there during the work is not thrown away', () => {
  const folder = folderWith({ ...results, 'notes.txt': 'mine' });
  expect(() => replaceResults(folder, [['report.html', 'new']])).toThrow(/notes\.txt/);
  expect(filesIn(folder)).toContain('notes.txt');
  expect(filesIn(folder)).not.toContain('report.html');
});
