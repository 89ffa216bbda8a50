import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stages, type Stage } from '../workflow/stages';
import { bundlesAreCurrent, recordBundles } from './bundle-record';
import { writeWhole } from './write-whole';

const root = join(__dirname, '..', '..');

export interface BundleOptions {
  /** Folder with one `<stage>.ts` for each stage. @default handlers/ of the project */
  readonly handlers?: string;
  /** Folder that receives `<stage>/index.js`. @default dist/handlers of the project */
  readonly out?: string;
  /** Keeps the bundles of an earlier call while the files that they were made of are unchanged. @default false */
  readonly reuse?: boolean;
}

/** For each stage, the folder that holds only its `index.js`. */
export type Bundles = Readonly<Record<Stage, string>>;

/**
 * Bundles every stage's handler into one CommonJS file, for Lambda and for the local runtime. It downloads nothing, and
 * the same sources give the same bytes. In a package, these are the bundles that came with it. Not minified, so stack traces stay readable. esbuild renames classes that
 * clash; errors set their `name` themselves, because Step Functions identifies an error by it.
 * @throws Error naming the handler file that does not exist, or esbuild's own when one does not compile.
 */
export function bundle({
  handlers = join(root, 'handlers'),
  out = join(root, 'dist', 'handlers'),
  reuse = false,
}: BundleOptions = {}): Bundles {
  const bundles = Object.fromEntries(stages.map((stage) => [stage, join(out, stage)])) as Record<Stage, string>;
  const sources = stages.map((stage) => ({ stage, source: join(handlers, `${stage}.ts`) }));
  // A package from `npm run pack` has no handlers, but the bundles that were made of them.
  if (!existsSync(handlers) && stages.every((stage) => existsSync(join(bundles[stage], 'index.js')))) return bundles;
  const missing = sources.filter(({ source }) => !existsSync(source));
  if (missing.length > 0) {
    throw new Error(`Handler not found: ${missing.map(({ source }) => relative(root, source)).join(', ')}`);
  }
  const entries = sources.map(({ source }) => source);
  if (reuse && bundlesAreCurrent(out, entries)) return bundles;
  // Packages have no esbuild.
  const { buildSync } = require('esbuild') as typeof import('esbuild');
  const startedAt = Date.now();
  const { outputFiles, metafile } = buildSync({
    entryPoints: Object.fromEntries(sources.map(({ stage, source }) => [`${stage}/index`, source])),
    outdir: out,
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    // The SDK imports node:http dynamically. As a `require`, the local runtime can replace it.
    supported: { 'dynamic-import': false },
    mainFields: ['module', 'main'],
    legalComments: 'none',
    logLevel: 'silent',
  });
  for (const { path, contents } of outputFiles) writeWhole(path, contents);
  const read = [...Object.keys(metafile.inputs), ...settings].map((file) => join(root, file)).filter(existsSync);
  recordBundles(out, { read, written: outputFiles.map(({ path }) => path), startedAt });
  return bundles;
}

/** Files that are not sources but change the bundles. */
const settings = ['package.json', 'package-lock.json', 'tsconfig.json', relative(root, __filename)] as const;
