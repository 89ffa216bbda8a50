import { importsOf } from './imports-of';

const target = { to: 'lib/aws/sdk/pace', isFile: true };

test.each([
  `import { pace } from '../aws/sdk/pace';`,
  `import { pace } from "../aws/sdk/pace";`,
  `  import '../aws/sdk/pace'; const a = 1;`,
  `import type { Gate } from '../aws/sdk/pace';`,
  `import { /* ; ' */ pace } from '../aws/sdk/pace';`,
  `import pace = require('../aws/sdk/pace');`,
  `export { pace } from '../aws/sdk/pace';`,
  `export type Gate = import('../aws/sdk/pace').Gate;`,
  `type All = typeof import('../aws/sdk/pace');`,
  `const load = () => import(/* later */ '../aws/sdk/pace');`,
  `const load = () => import('../aws/sdk/pace', {});`,
  `const load = () => import(\n'../aws/sdk/pace');`,
  `const { pace } = require('../aws/sdk/pace');`,
])('%s is an import', (text) => {
  expect(importsOf('lib/runs/some.ts', text)).toEqual([{ from: 'lib/runs/some.ts', ...target, exportsAll: false }]);
});

test('all of a module can be exported', () => {
  const [found] = importsOf('lib/runs/some.ts', `export * from '../aws/sdk/pace';`);
  expect(found).toMatchObject({ ...target, exportsAll: true });
});

test.each(['import(`../aws/${name}`)', 'import(name)', 'require(name)'])(
  '%s is refused, because nobody can see what it is',
  (text) => {
    expect(() => importsOf('lib/runs/some.ts', text)).toThrow(/computes what it imports/);
  },
);

test.each([`// import '../aws/sdk/pace';`, `const text = "import '../aws/sdk/pace'";`])('%s is no import', (text) => {
  expect(importsOf('lib/runs/some.ts', text)).toEqual([]);
});

test('a package is no file', () => {
  expect(importsOf('lib/runs/some.ts', `import * as z from 'zod';`)).toEqual([
    { from: 'lib/runs/some.ts', to: 'zod', isFile: false, exportsAll: false },
  ]);
});
