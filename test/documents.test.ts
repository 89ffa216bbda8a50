import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..');
const folders = ['lib', 'handlers', 'simulation', 'cli', 'bench', 'test', 'packages', 'docs'];
const files = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => !/(^|\/)(node_modules|dist)\//.test(file))
    .map((file) => `${folder}/${file}`),
);
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'packages/local-cloud/README.md',
  ...files.filter((file) => /^docs\/.*\.md$/.test(file)),
];
const text = (document: string): string => readFileSync(join(root, document), 'utf8');

describe.each(documents)('%s', (document) => {
  const base = dirname(join(root, document));

  it('links to files that exist', () => {
    const links = [...text(document).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(base, link)))).toEqual([]);
  });

  it('names source files and folders that exist', () => {
    const named = [...text(document).matchAll(/(?<![\w./@<-])((?:[\w-]+\/)+[\w.-]*\w)/g)].map(([, name = '']) => name);
    const ours = named.filter((name) => folders.includes(name.split('/')[0] ?? '') || name.endsWith('.ts'));
    const exists = (name: string): boolean =>
      existsSync(join(base, name)) || files.some((file) => file === name || file.endsWith(`/${name}`));
    expect(ours.filter((name) => !exists(name))).toEqual([]);
  });
});

test('decision records are numbered without a gap', () => {
  const numbers = readdirSync(join(root, 'docs', 'adr')).map((file) => Number(file.slice(0, 4)));
  expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1));
});
