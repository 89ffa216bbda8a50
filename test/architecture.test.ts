import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

const root = join(__dirname, '..');

/** What each layer may import: other layers, and packages by their first segment (`node:` for Node's own). */
const layers: Record<string, { layers: readonly string[]; packages: readonly RegExp[] }> = {
  'lib/domain': { layers: [], packages: [/^zod$/, /^yaml$/, /^node:crypto$/] },
  'lib/workflow': { layers: ['lib/domain'], packages: [/^zod$/] },
  'lib/views': { layers: ['lib/domain'], packages: [/^hono\/html$/, /^csv-stringify/] },
  'lib/web': {
    layers: ['lib/views', 'lib/domain'],
    packages: [/^hono(\/|$)/, /^zod$/, /^node:crypto$/],
  },
  'lib/aws': {
    layers: ['lib/domain', 'lib/workflow', 'lib/views'],
    packages: [/^@aws-sdk\//, /^@smithy\//, /^zod$/, /^csv-parse/, /^node:(crypto|util)$/],
  },
  'lib/infra': {
    layers: ['lib/workflow', 'lib/domain'],
    packages: [/^aws-cdk-lib/, /^constructs$/, /^esbuild$/, /^cdk-nag$/, /^node:(fs|path|os|crypto)$/],
  },
  'lib/app.ts': { layers: ['lib/infra', 'lib/workflow', 'lib/domain'], packages: [/^aws-cdk-lib/, /^node:/] },
  handlers: {
    layers: ['lib/web', 'lib/aws', 'lib/views', 'lib/domain', 'lib/workflow'],
    packages: [/^node:crypto$/, /^@types\//, /^aws-lambda$/, /^hono\/aws-lambda$/],
  },
  local: {
    layers: ['lib/infra', 'lib/workflow', 'lib/web', 'lib/aws', 'lib/views', 'lib/domain'],
    packages: [/^(?!aws-cdk-lib).*/],
  },
  'package.json': { layers: [], packages: [] },
  cli: {
    layers: ['package.json', 'local', 'lib/infra', 'lib/workflow', 'lib/web', 'lib/aws', 'lib/views', 'lib/domain'],
    packages: [/.*/],
  },
};

const layerOf = (file: string): string | undefined =>
  Object.keys(layers).find((layer) => file === layer || file.startsWith(`${layer}/`));

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = ['lib', 'handlers', 'local', 'cli'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file}`),
);

const imports: readonly Import[] = files.flatMap((from) =>
  [
    ...readFileSync(join(root, from), 'utf8').matchAll(
      /^(?:import|export)\s[^'";]*?from\s+'([^']+)'|^import\s+'([^']+)'/gm,
    ),
  ].map((match) => ({ from, to: match[1] ?? match[2] ?? '' })),
);

const target = ({ from, to }: Import): string =>
  to.startsWith('.') ? relative(root, normalize(join(root, dirname(from), to))) : to;

function complaint(edge: Import): string | undefined {
  const layer = layerOf(edge.from);
  const allowed = layer === undefined ? undefined : layers[layer];
  if (layer === undefined || allowed === undefined) return `${edge.from} is in no layer`;
  if (!edge.to.startsWith('.'))
    return allowed.packages.some((pattern) => pattern.test(edge.to))
      ? undefined
      : `${edge.from} imports package ${edge.to}`;
  const to = layerOf(target(edge));
  return to === layer || (to !== undefined && allowed.layers.includes(to))
    ? undefined
    : `${edge.from} imports ${target(edge)}`;
}

test('imports point one way: cli, local -> infra, handlers -> web, aws -> views -> domain', () => {
  expect(imports.length).toBeGreaterThan(50);
  expect(imports.map(complaint).filter((line) => line !== undefined)).toEqual([]);
});

test('the domain and the views are pure: no clock, randomness, environment or console', () => {
  const impure = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bconsole\.|\brandomUUID\(|\brandomBytes\(/;
  const pure = files.filter((file) => /^lib\/(domain|views|workflow)\//.test(file));
  expect(pure.filter((file) => impure.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
});

test('environment variables are read in one file of lib and handlers', () => {
  const readers = files.filter(
    (file) => /^(lib|handlers)\//.test(file) && file !== 'lib/app.ts' && !file.startsWith('lib/infra/'),
  );
  expect(readers.filter((file) => /process\.env/.test(readFileSync(join(root, file), 'utf8')))).toEqual([
    'lib/aws/environment.ts',
  ]);
});

test('errors of what is deployed set their names: Step Functions tells them by name, and bundling may rename a class', () => {
  const deployed = files.filter((file) => /^(lib|handlers)\//.test(file) && !file.startsWith('lib/infra/'));
  const classes = deployed.flatMap((file) => [
    ...readFileSync(join(root, file), 'utf8').matchAll(/class (\w+) extends \w*Error \{\n(.*)/g),
  ]);
  expect(classes.length).toBeGreaterThan(10);
  const nameless = classes.filter(([, , line = '']) => !line.includes('override readonly name ='));
  expect(nameless.map(([, name]) => name)).toEqual([]);
});
