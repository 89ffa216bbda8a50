import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TableFile } from '../../simulation/results/table-file';
import { creek, creekFolder, rootward, simulateIn, type Said } from './support';

const folder = creekFolder();
const first = join(folder, 'out');
const goOn = (...more: readonly string[]): Promise<Said> =>
  rootward(
    'simulate',
    '--continue',
    first,
    '--policy',
    join(folder, 'rootward.yaml'),
    '--out',
    join(folder, 'on'),
    ...more,
  );
const table = (): TableFile => JSON.parse(readFileSync(join(first, 'table.json'), 'utf8')) as TableFile;
const broken = (change: Partial<Record<keyof TableFile, unknown>>): string => {
  const good = readFileSync(join(first, 'table.json'), 'utf8');
  writeFileSync(join(first, 'table.json'), JSON.stringify({ ...table(), ...change }));
  return good;
};

beforeAll(async () => {
  await rootward(...simulateIn(folder));
});

test('goes on with the organization and the cases that the first simulation left', async () => {
  const said = await goOn('--json');
  expect(said.code).toBe(0);
  const cases = (name: string): unknown => JSON.parse(readFileSync(join(folder, name, 'cases.json'), 'utf8'));
  expect(cases('on')).toMatchObject([{ rule: 'root-access-key', generation: 1, state: 'pending' }]);
  expect(JSON.stringify(cases('on'))).toContain(JSON.stringify(cases('out')).slice(1, 120));
});

test('neither an organization nor a folder to go on from is an error that names both', async () => {
  const said = await rootward('simulate', '--policy', join(folder, 'rootward.yaml'), '--out', join(folder, 'on'));
  expect(said).toMatchObject({
    code: 2,
    err: ['command line: organization: expected an organization file, or --continue with the folder of a simulation'],
  });
});

test.each<[string, Partial<Record<keyof TableFile, unknown>>, string]>([
  [
    'another organization',
    { organization: 'o-otherother' },
    'organization: expected cases of o-creekcreek, got those of o-otherother',
  ],
  ['another version', { v: 2 }, 'v: expected 1, got 2'],
  ['items without keys', { items: [{ pk: 'ACCOUNT#1' }] }, 'items[0].sk: expected a text, got nothing'],
  [
    'half a case',
    { items: [{ pk: 'ACCOUNT#1', sk: 'CASE#root-mfa' }] },
    'items[0]: expected a case as a simulation writes it, got other values of account, accountName, rule,',
  ],
  ['a time to come', { now: '2030-01-01T00:00:00.000Z' }, 'now: expected an organization of that time or later'],
])('a table of %s is refused with its place, and nothing is written', async (_, change, message) => {
  const good = broken(change);
  const said = await goOn().finally(() => writeFileSync(join(first, 'table.json'), good));
  expect(said.code).toBe(2);
  expect(said.err.join('\n')).toContain(`table.json: ${message}`);
});

test('a folder that no simulation wrote is refused, and so is writing into the folder that is read', async () => {
  const nowhere = await rootward(
    'simulate',
    '--continue',
    folder,
    '--policy',
    join(folder, 'rootward.yaml'),
    '--out',
    first,
  );
  expect(nowhere.code).toBe(2);
  expect(nowhere.err.join('\n')).toContain('organization.json: expected a file that can be read');
  const same = await goOn('--out', first);
  expect(same.err.join('\n')).toContain('expected a folder without the files that are read');
});

test('an organization of one’s own may take the place of the one that was left', async () => {
  const file = join(folder, 'later.json');
  writeFileSync(file, JSON.stringify({ ...creek, now: '2026-11-20T06:00:00Z' }));
  expect((await goOn('--json', file)).code).toBe(0);
});
