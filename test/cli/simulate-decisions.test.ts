import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { creekFolder, filesIn, folderWith, rootward, simulateIn } from './support';

const decision = {
  account: '300000000003',
  rule: 'root-access-key',
  decision: 'approve',
  by: 'lead@creek.example',
  after: '1h',
  reason: 'Nobody knows it',
};

const simulate = async (folder: string, decisions: unknown, ...words: readonly string[]) => {
  const file = join(folderWith({ 'decisions.json': JSON.stringify(decisions) }), 'decisions.json');
  return { file, ...(await rootward(...simulateIn(folder, '--decisions', file, ...words))) };
};

test('a decision that no case ever matched is a warning', async () => {
  const folder = creekFolder();
  const { file, code, out, err } = await simulate(folder, [decision, { ...decision, rule: 'root-mfa' }], '--json');
  const message = 'did nothing: no case ever opened as generation 1 of root-mfa in 300000000003';
  expect(code).toBe(0);
  expect(err).toContain(`warning: ${file}: [1]: ${message}`);
  expect(JSON.parse(out.join(''))).toMatchObject({ warnings: [{ file, path: '[1]', message }] });
  const cases = JSON.parse(readFileSync(join(folder, 'out', 'cases.json'), 'utf8')) as { state: string }[];
  expect(cases.map(({ state }) => state)).toEqual(['done']);
});

test('mistakes in the decisions are told with those of the other files, and nothing is written', async () => {
  const folder = folderWith({ 'org.json': '{}', 'rootward.yaml': 'run: 1' });
  const { file, code, out } = await simulate(folder, [{ ...decision, after: 'soon' }], '--json');
  const { errors } = JSON.parse(out.join('')) as { readonly errors: readonly { readonly file: string }[] };
  expect(code).toBe(2);
  expect([...new Set(errors.map(({ file }) => file))]).toEqual([
    join(folder, 'org.json'),
    join(folder, 'rootward.yaml'),
    file,
  ]);
  expect(errors.at(-1)).toEqual({
    file,
    path: '[0].after',
    message: 'expected a duration like 90s, 30m, 12h or 4d, got "soon"',
  });
  expect(filesIn(folder)).toEqual(['org.json', 'rootward.yaml']);
});
