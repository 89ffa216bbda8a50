import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Import, importsOf } from './imports-of';

const root = join(__dirname, '..');

interface Layer {
  /** The other layers that it may import. */
  readonly layers: readonly string[];
  /** Packages, by name (`node:` for Node's own). */
  readonly packages: readonly RegExp[];
}

const below = ['lib/workflow', 'lib/domain'];
const rooms = ['sdk', 'organization', 'accounts', 'executions', 'storage', 'mail'].map((room) => `lib/aws/${room}`);
/** What only a person's look asks. No function may reach it: its clients would be in every bundle. */
const lookingRoom = 'lib/aws/doctor';

/** The rooms of lib/aws are layers: each imports only the rooms before it, and the SDK. */
const adapters = Object.fromEntries(
  [...rooms, lookingRoom].map((name, floor): [string, Layer] => [
    name,
    {
      layers: [...rooms.slice(0, floor), ...below],
      packages: [/^@aws-sdk\//, /^@smithy\//, /^zod$/, /^csv-parse/, /^node:crypto$/, /^node:util$/],
    },
  ]),
);
const application = ['lib/runs', 'lib/cases', 'lib/invocation'];

/** What each layer may import. docs/architecture.md has the picture. */
const layers: Readonly<Record<string, Layer>> = {
  // The parser of schedules is the local cloud's, so that a policy has no schedule that the simulation cannot compute;
  // so is the evaluation of policies, so that doctor judges them as the simulation does.
  'lib/domain': {
    layers: [],
    packages: [/^zod$/, /^yaml$/, /^node:crypto$/, /^@rootward\/local-cloud\/(schedule|permissions)$/],
  },
  'lib/workflow': { layers: ['lib/domain'], packages: [/^zod$/] },
  'lib/views': { layers: ['lib/domain'], packages: [/^hono\/html$/, /^csv-stringify/] },
  ...adapters,
  'lib/invocation': { layers: [...rooms, ...below], packages: [] },
  'lib/cases': { layers: ['lib/invocation', ...rooms, 'lib/views', ...below], packages: [] },
  'lib/runs': {
    layers: ['lib/cases', 'lib/invocation', ...rooms, 'lib/views', ...below],
    packages: [/^zod$/, /^node:crypto$/],
  },
  // What a person's look at a whole organization and its host does, beside the runs.
  'lib/doctor': { layers: ['lib/invocation', lookingRoom, ...rooms, ...below], packages: [] },
  'lib/web': {
    layers: ['lib/cases', 'lib/views', 'lib/domain'],
    packages: [/^hono(\/|$)/, /^zod$/, /^node:crypto$/],
  },
  'lib/infra': {
    layers: [...below, 'cdk.json'],
    packages: [
      /^aws-cdk-lib/,
      /^constructs$/,
      /^esbuild$/,
      /^cdk-nag$/,
      /^nodemailer\/lib\//,
      /^node:(fs|path|os|crypto)$/,
    ],
  },
  'lib/app.ts': { layers: ['lib/infra', ...below], packages: [/^aws-cdk-lib/, /^node:/] },
  handlers: {
    layers: [...application, 'lib/web', 'lib/workflow'],
    packages: [/^@types\//, /^aws-lambda$/, /^hono\/aws-lambda$/],
  },
  // Knows nothing of Rootward and could be a separate project, so it has its own dependencies.
  'packages/local-cloud/src': { layers: [], packages: [/^(?!aws-cdk-lib|@rootward).*/] },
  'packages/local-cloud/schedule.js': {
    layers: ['packages/local-cloud/src', 'packages/local-cloud/dist'],
    packages: [/^node:/],
  },
  'packages/local-cloud/permissions.js': {
    layers: ['packages/local-cloud/src', 'packages/local-cloud/dist'],
    packages: [/^node:/],
  },
  'packages/local-cloud/index.js': {
    layers: ['packages/local-cloud/src', 'packages/local-cloud/dist'],
    packages: [/^node:/],
  },
  'packages/local-cloud/dist': { layers: [], packages: [] },
  'packages/local-cloud/example': { layers: [], packages: [/^@rootward\/local-cloud$/, /^node:/] },
  'packages/local-cloud/test': { layers: ['packages/local-cloud/src'], packages: [/^(?!@rootward).*/] },
  simulation: {
    layers: ['lib/infra', ...application, 'lib/web', 'lib/views', ...below],
    packages: [/^@rootward\/local-cloud$/, /^(?!@aws-sdk|@smithy|aws-cdk-lib|@rootward).*/],
  },
  'package.json': { layers: [], packages: [] },
  'cdk.json': { layers: [], packages: [] },
  cli: {
    layers: ['package.json', 'simulation', 'lib/infra', ...application, 'lib/doctor', 'lib/web', 'lib/views', ...below],
    packages: [/^@rootward\/local-cloud$/, /^(?!@rootward).*/],
  },
};

const layerOf = (file: string): string | undefined =>
  Object.keys(layers).find((layer) => file === layer || file.startsWith(`${layer}/`));

const sourceFiles = (folders: readonly string[]): readonly string[] =>
  folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.[cm]?[jt]s$/.test(file) && !/(^|\/)(node_modules|dist)\//.test(file))
      .map((file) => `${folder}/${file}`),
  );

const files = sourceFiles(['lib', 'handlers', 'packages/local-cloud', 'simulation', 'cli']);
const source = (file: string): string => readFileSync(join(root, file), 'utf8');

const imports = files.flatMap((file) => importsOf(file));

function complaint({ from, to, isFile }: Import): string | undefined {
  const layer = layerOf(from);
  const allowed = layer === undefined ? undefined : layers[layer];
  if (layer === undefined || allowed === undefined) return `${from} is in no layer`;
  if (!isFile) return allowed.packages.some((pattern) => pattern.test(to)) ? undefined : `${from} imports ${to}`;
  const target = layerOf(to) ?? '';
  return target === layer || allowed.layers.includes(target) ? undefined : `${from} imports ${to}`;
}

test('imports point one way: handlers, page and command line -> runs, cases -> rooms of aws -> domain', () => {
  expect(files.filter((file) => layerOf(file) === undefined)).toEqual([]);
  expect(imports.length).toBeGreaterThan(500);
  expect(imports.map(complaint).filter((line) => line !== undefined)).toEqual([]);
});

test('files that people hand over are read in one place, which refuses what is no text', () => {
  const readers = files.filter(
    (file) => /^(cli|simulation|lib)\//.test(file) && /\b(?:readFile(?:Sync)?|readSync)\(/.test(source(file)),
  );
  expect(readers.toSorted()).toEqual([
    'lib/infra/bundle-record.ts',
    'lib/infra/input-file.ts',
    'lib/infra/synthesize.ts',
    'lib/infra/write-whole.ts',
    // The reports in the folder of a simulation, for the numbers of its runs.
    'simulation/results/read-ledger.ts',
  ]);
});

test('no layer passes on everything that another one has', () => {
  const passing = imports.filter(
    ({ from, to, isFile, exportsAll }) => exportsAll && (!isFile || layerOf(to) !== layerOf(from)),
  );
  expect(passing.map(({ from, to }) => `${from} exports all of ${to}`)).toEqual([]);
});

test('tests use nothing of Jest that the runner ignores or turns round', () => {
  const ignored =
    /\bexpect\.(assertions|hasAssertions)\(|\b(test|it)\.(failing|concurrent)\b|\bjest\.(mock|setTimeout|retryTimes)\(/;
  const tests = sourceFiles(['test', 'packages/local-cloud/test']).filter((file) => file.endsWith('.test.ts'));
  expect(tests.length).toBeGreaterThan(150);
  expect(tests.filter((file) => file !== 'test/architecture.test.ts' && ignored.test(source(file)))).toEqual([]);
});

/** Every circle of imports once, as a list of files. */
function circlesIn(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const circles: string[] = [];
  const path: string[] = [];
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
    if (seen.has(file)) return;
    seen.add(file);
    path.push(file);
    for (const next of graph.get(file) ?? []) visit(next);
    path.pop();
  };
  for (const file of graph.keys()) visit(file);
  return circles;
}

test('no file imports itself by way of others, types included', () => {
  const all = [...files, ...sourceFiles(['bench', 'test'])];
  const known = new Set(all);
  const graph = new Map(
    all.map((file) => [
      file,
      importsOf(file).flatMap(({ to }) =>
        [to, `${to}.ts`, `${to}/index.ts`, to.replace(/js$/, 'ts')].filter((path) => known.has(path)),
      ),
    ]),
  );
  expect(graph.size).toBeGreaterThan(500);
  expect(circlesIn(graph)).toEqual([]);
});

test('the local cloud names every package that it imports, in the version that the product has', () => {
  const readJson = (path: string) =>
    JSON.parse(readFileSync(join(root, path), 'utf8')) as { readonly dependencies: Readonly<Record<string, string>> };
  const own = readJson('packages/local-cloud/package.json').dependencies;
  const product = readJson('package.json').dependencies;
  const imported = imports.flatMap(({ from, to, isFile }) => {
    const name = /^(@[^/]+\/)?[^/]+/.exec(to)?.[0] ?? to;
    return from.startsWith('packages/local-cloud/src/') && !isFile && !to.startsWith('node:') ? [name] : [];
  });
  expect([...new Set(imported)].toSorted()).toEqual(Object.keys(own).toSorted());
  expect(own).toMatchObject(Object.fromEntries(Object.entries(product).filter(([name]) => name in own)));
});

test('the domain and the views are pure: no clock, randomness, environment or console', () => {
  const impure =
    /\bDate\.now\b|\bnew Date(?!\()|\bnew Date\(\)|(?<!new |[.\w])Date\(|\bperformance\b|\bMath\.random\b|\bprocess[.[]|\bglobalThis\b|(?<![.\w])console[.[]|\brandom(UUID|Bytes|Int)\b/;
  const pure = files.filter((file) => /^lib\/(domain|views|workflow)\//.test(file));
  expect(pure.filter((file) => impure.test(source(file)))).toEqual([]);
});

test('environment variables are read in one file of lib and handlers', () => {
  const readers = files.filter(
    (file) => /^(lib|handlers)\//.test(file) && file !== 'lib/app.ts' && !file.startsWith('lib/infra/'),
  );
  expect(
    readers.filter((file) => /process\.env|\benv\b[^;]*= process\b|process\[|globalThis/.test(source(file))),
  ).toEqual(['lib/aws/sdk/environment.ts']);
});

test('what is deployed remembers nothing in variables of its modules, where it would outlive an execution environment', () => {
  const deployed = files.filter((file) => /^(lib|handlers)\//.test(file) && !file.startsWith('lib/infra/'));
  const variable =
    /^(export )?(let|var)\b|^(export )?const \w+(: .+)? = (new (Weak)?(Map|Set)\b.*\(\)|\[\s*\]|\{\s*\});|^\s+(private |public |protected )?static (?!readonly)\w+\s*[=:;]/m;
  expect(deployed.filter((file) => variable.test(source(file)))).toEqual([]);
});

test('errors of what is deployed set their names: Step Functions tells them by name, and bundling may rename a class', () => {
  const deployed = files.filter((file) => /^(lib|handlers)\//.test(file) && !file.startsWith('lib/infra/'));
  const classes = deployed.flatMap((file) => [
    ...source(file).matchAll(/class (\w+) extends \w*Error\b[^{]*\{(.*\n.*)/g),
  ]);
  expect(classes.length).toBeGreaterThan(10);
  const nameless = classes.filter(([, , start = '']) => !start.includes('override readonly name ='));
  expect(nameless.map(([, name]) => name)).toEqual([]);
});
