import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

const root = join(__dirname, '..');

interface Layer {
  /** The other layers that it may import. */
  readonly layers: readonly string[];
  /** Packages, by name (`node:` for Node's own). */
  readonly packages: readonly RegExp[];
}

const below = ['lib/workflow', 'lib/domain'];
const rooms = ['sdk', 'organization', 'accounts', 'executions', 'storage', 'mail'].map((room) => `lib/aws/${room}`);

/** The rooms of lib/aws are layers: each imports only the rooms before it, and the SDK. */
const adapters = Object.fromEntries(
  rooms.map((room, floor): [string, Layer] => [
    room,
    {
      layers: [...rooms.slice(0, floor), ...below],
      packages: [/^@aws-sdk\//, /^@smithy\//, /^zod$/, /^csv-parse/, /^node:crypto$/, /^node:util$/],
    },
  ]),
);
const application = ['lib/runs', 'lib/cases', 'lib/invocation'];

/** What each layer may import. docs/architecture.md has the picture. */
const layers: Readonly<Record<string, Layer>> = {
  'lib/domain': { layers: [], packages: [/^zod$/, /^yaml$/, /^node:crypto$/] },
  'lib/workflow': { layers: ['lib/domain'], packages: [/^zod$/] },
  'lib/views': { layers: ['lib/domain'], packages: [/^hono\/html$/, /^csv-stringify/] },
  ...adapters,
  'lib/invocation': { layers: [...rooms, ...below], packages: [] },
  'lib/cases': { layers: ['lib/invocation', ...rooms, 'lib/views', ...below], packages: [] },
  'lib/runs': {
    layers: ['lib/cases', 'lib/invocation', ...rooms, 'lib/views', ...below],
    packages: [/^zod$/, /^node:crypto$/],
  },
  'lib/web': {
    layers: ['lib/cases', 'lib/views', 'lib/domain'],
    packages: [/^hono(\/|$)/, /^zod$/, /^node:crypto$/],
  },
  'lib/infra': {
    layers: below,
    packages: [/^aws-cdk-lib/, /^constructs$/, /^esbuild$/, /^cdk-nag$/, /^node:(fs|path|os|crypto)$/],
  },
  'lib/app.ts': { layers: ['lib/infra', ...below], packages: [/^aws-cdk-lib/, /^node:/] },
  handlers: {
    layers: [...application, 'lib/web', 'lib/workflow'],
    packages: [/^@types\//, /^aws-lambda$/, /^hono\/aws-lambda$/],
  },
  // Knows nothing of Rootward and could be a separate project, so it has its own dependencies.
  'packages/local-cloud/src': { layers: [], packages: [/^(?!aws-cdk-lib|@rootward).*/] },
  simulation: {
    layers: ['lib/infra', ...application, 'lib/web', 'lib/views', ...below],
    packages: [/^@rootward\/local-cloud$/, /^(?!@aws-sdk|@smithy|aws-cdk-lib).*/],
  },
  'package.json': { layers: [], packages: [] },
  cli: {
    layers: ['package.json', 'simulation', 'lib/infra', ...application, 'lib/web', 'lib/views', ...below],
    packages: [/.*/],
  },
};

const layerOf = (file: string): string | undefined =>
  Object.keys(layers).find((layer) => file === layer || file.startsWith(`${layer}/`));

interface Import {
  readonly from: string;
  /** A file of the project, or the name of a package. */
  readonly to: string;
}

const sourceFiles = (folders: readonly string[]): readonly string[] =>
  folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/(^|\/)(node_modules|dist)\//.test(file))
      .map((file) => `${folder}/${file}`),
  );

const files = sourceFiles(['lib', 'handlers', 'packages/local-cloud/src', 'simulation', 'cli']);
const source = (file: string): string => readFileSync(join(root, file), 'utf8');

const importPattern =
  /^(?:import|export)\s[^'";]*?from\s+'([^']+)'|^import\s+'([^']+)'|\b(?:import|require)\('([^']+)'\)/gm;

const importsOf = (from: string): readonly Import[] =>
  [...source(from).matchAll(importPattern)].map(([, a, b, c]) => {
    const to = a ?? b ?? c ?? '';
    return { from, to: to.startsWith('.') ? relative(root, normalize(join(root, dirname(from), to))) : to };
  });

const imports = files.flatMap(importsOf);
const isOurs = (to: string): boolean => layerOf(to) !== undefined;

function complaint({ from, to }: Import): string | undefined {
  const layer = layerOf(from);
  const allowed = layer === undefined ? undefined : layers[layer];
  if (layer === undefined || allowed === undefined) return `${from} is in no layer`;
  if (!isOurs(to)) return allowed.packages.some((pattern) => pattern.test(to)) ? undefined : `${from} imports ${to}`;
  const target = layerOf(to) ?? '';
  return target === layer || allowed.layers.includes(target) ? undefined : `${from} imports ${to}`;
}

test('imports point one way: handlers, page and command line -> runs, cases -> rooms of aws -> domain', () => {
  expect(imports.length).toBeGreaterThan(500);
  expect(imports.map(complaint).filter((line) => line !== undefined)).toEqual([]);
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
  const all = [...files, ...sourceFiles(['bench', 'test', 'packages/local-cloud/test'])];
  const known = new Set(all);
  const graph = new Map(
    all.map((file) => [
      file,
      importsOf(file).flatMap(({ to }) => [to, `${to}.ts`, `${to}/index.ts`].filter((path) => known.has(path))),
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
  const imported = imports.flatMap(({ from, to }) => {
    const name = /^(@[^/]+\/)?[^/]+/.exec(to)?.[0] ?? to;
    return from.startsWith('packages/') && !isOurs(to) && !to.startsWith('node:') ? [name] : [];
  });
  expect([...new Set(imported)].toSorted()).toEqual(Object.keys(own).toSorted());
  expect(own).toMatchObject(Object.fromEntries(Object.entries(product).filter(([name]) => name in own)));
});

test('the domain and the views are pure: no clock, randomness, environment or console', () => {
  const impure = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bconsole\.|\brandomUUID\(|\brandomBytes\(/;
  const pure = files.filter((file) => /^lib\/(domain|views|workflow)\//.test(file));
  expect(pure.filter((file) => impure.test(source(file)))).toEqual([]);
});

test('environment variables are read in one file of lib and handlers', () => {
  const readers = files.filter(
    (file) => /^(lib|handlers)\//.test(file) && file !== 'lib/app.ts' && !file.startsWith('lib/infra/'),
  );
  expect(readers.filter((file) => /process\.env/.test(source(file)))).toEqual(['lib/aws/sdk/environment.ts']);
});

test('what is deployed remembers nothing in variables of its modules, where it would outlive an execution environment', () => {
  const deployed = files.filter((file) => /^(lib|handlers)\//.test(file) && !file.startsWith('lib/infra/'));
  const variable =
    /^(export )?(let|var)\b|^(export )?const \w+(: [^=]+)? = (new (Weak)?(Map|Set)\b[^(]*\(\)|\[\]|\{\});/m;
  expect(deployed.filter((file) => variable.test(source(file)))).toEqual([]);
});

test('errors of what is deployed set their names: Step Functions tells them by name, and bundling may rename a class', () => {
  const deployed = files.filter((file) => /^(lib|handlers)\//.test(file) && !file.startsWith('lib/infra/'));
  const classes = deployed.flatMap((file) => [...source(file).matchAll(/class (\w+) extends \w*Error \{\n(.*)/g)]);
  expect(classes.length).toBeGreaterThan(10);
  const nameless = classes.filter(([, , line = '']) => !line.includes('override readonly name ='));
  expect(nameless.map(([, name]) => name)).toEqual([]);
});
