import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { buildSync } from 'esbuild';
import { stages, type Stage } from '../workflow/stages';

const root = join(__dirname, '..', '..');

export interface BundleOptions {
  /** Folder with one `<stage>.ts` for each stage. @default handlers/ of the project */
  readonly handlers?: string;
  /** Folder that receives `<stage>/index.js`. @default dist/handlers of the project */
  readonly out?: string;
}

/** By stage, the folder that holds its `index.js` and nothing else. */
export type Bundles = Readonly<Record<Stage, string>>;

/**
 * Bundles every stage's handler into one CommonJS file: what Lambda gets and what the local runtime runs.
 * Nothing is fetched, and the same sources give the same bytes. Names are kept, because Step Functions tells errors by their class name.
 * Not minified: stack traces are read as they are.
 * @throws Error naming the handler file that does not exist, or esbuild's own when one does not compile.
 */
export function bundle({
  handlers = join(root, 'handlers'),
  out = join(root, 'dist', 'handlers'),
}: BundleOptions = {}): Bundles {
  const sources = stages.map((stage) => ({ stage, source: join(handlers, `${stage}.ts`) }));
  const missing = sources.filter(({ source }) => !existsSync(source));
  if (missing.length > 0) {
    throw new Error(`Handler not found: ${missing.map(({ source }) => relative(root, source)).join(', ')}`);
  }
  const { outputFiles } = buildSync({
    entryPoints: Object.fromEntries(sources.map(({ stage, source }) => [`${stage}/index`, source])),
    outdir: out,
    absWorkingDir: root,
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    // The SDK imports node:http when it first needs it; as a `require`, the local runtime can stand in for it.
    supported: { 'dynamic-import': false },
    mainFields: ['module', 'main'],
    keepNames: true,
    legalComments: 'none',
    logLevel: 'silent',
  });
  for (const { path, contents } of outputFiles) writeWhole(path, contents);
  return Object.fromEntries(stages.map((stage) => [stage, join(out, stage)])) as Record<Stage, string>;
}

/** Several processes may bundle at once: a reader sees the old file or the new one, never half of it. */
function writeWhole(path: string, contents: Uint8Array): void {
  if (existsSync(path) && readFileSync(path).equals(contents)) return;
  mkdirSync(dirname(path), { recursive: true });
  // Beside the folder, not in it: everything in the folder is part of the asset.
  const draft = `${dirname(path)}.${process.pid}.tmp`;
  writeFileSync(draft, contents);
  renameSync(draft, path);
}
