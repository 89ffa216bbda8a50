import { execFileSync, spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { temporaryFolder } from '../temporary-folder';

export const root = join(__dirname, '..', '..');

/** npm tells its scripts what project they belong to, and CDK reads the context from its own variable. */
export const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(npm_|CDK_CONTEXT|NODE_OPTIONS|NODE_PATH|AWS_)/i.test(name)),
);

/** Both packages, installed in a folder that has nothing else. */
export interface Installation {
  readonly folder: string;
  /** The two `.tgz` files. */
  readonly tarballs: readonly string[];
  /** Folder of the product. */
  readonly product: string;
}

/**
 * Packs both packages, and installs them outside of the clone. With ROOTWARD_INSTALL=registry npm does so, and takes all
 * others from the registry; otherwise they are unpacked beside links to those packages of the clone that are no
 * development dependencies.
 */
export function install(): Installation {
  const [packed, folder] = [temporaryFolder(), temporaryFolder()];
  execFileSync(process.execPath, [join(root, '.ci', 'pack.js'), packed], { env: environment, stdio: 'pipe' });
  const tarballs = readdirSync(packed).map((name) => join(packed, name));
  if (process.env['ROOTWARD_INSTALL'] === 'registry')
    execFileSync('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', ...tarballs], {
      cwd: folder,
      env: environment,
      stdio: 'pipe',
    });
  else unpack(tarballs, join(folder, 'node_modules'));
  return { folder, tarballs, product: join(folder, 'node_modules', 'rootward') };
}

function unpack(tarballs: readonly string[], modules: string): void {
  for (const tarball of tarballs) {
    const into = join(modules, tarball.includes('local-cloud') ? '@rootward/local-cloud' : 'rootward');
    mkdirSync(into, { recursive: true });
    execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', into]);
  }
  for (const name of dependencies()) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  mkdirSync(join(modules, '.bin'));
  symlinkSync('../rootward/cli/bin.js', join(modules, '.bin', 'rootward'));
}

interface Locked {
  readonly dev?: boolean;
  readonly link?: boolean;
}

/** Names of the packages that npm would install with the two. */
function dependencies(): readonly string[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, Locked>>;
  };
  return Object.entries(packages).flatMap(([path, { dev = false, link = false }]) => {
    const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1];
    return name === undefined || dev || link || !existsSync(join(root, path)) ? [] : [name];
  });
}

/** Loaded into a process, it writes where the process connects to, by name or address, into ROOTWARD_CONNECTIONS. */
const watch = `
const { appendFileSync } = require('node:fs');
const { connect } = require('node:net').Socket.prototype;
const tell = (line) => appendFileSync(process.env.ROOTWARD_CONNECTIONS, line + '\\n');
tell('watching');
require('node:net').Socket.prototype.connect = function (...words) {
  const [options] = words.flat();
  tell(String(options?.host ?? options?.path ?? words[1] ?? 'localhost'));
  return connect.apply(this, words);
};`;

interface Ended {
  readonly code: unknown;
  readonly out: string;
  readonly err: string;
}

/** The hosts that a command connects to. */
export async function connectionsOf(
  installation: Installation,
  ...words: readonly string[]
): Promise<readonly string[]> {
  const folder = temporaryFolder();
  const [hook, log] = [join(folder, 'watch.cjs'), join(folder, 'connections')];
  writeFileSync(hook, watch);
  const child = spawn(process.execPath, ['--require', hook, join(installation.product, 'cli', 'bin.js'), ...words], {
    cwd: installation.folder,
    env: { ...environment, ROOTWARD_CONNECTIONS: log },
    stdio: 'ignore',
  });
  await once(child, 'close');
  return readFileSync(log, 'utf8').trim().split('\n');
}

const start = (folder: string, words: readonly string[], env = {}): ChildProcessByStdio<null, Readable, Readable> =>
  spawn(join(folder, 'node_modules', '.bin', 'rootward'), words, {
    cwd: folder,
    env: { ...environment, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** Runs a command in the folder. */
export const rootward = ({ folder }: Installation, ...words: readonly string[]): Promise<Ended> =>
  endOf(start(folder, words));

/** Runs a command in the folder as somebody whose AWS is at an endpoint. */
export const rootwardAt = ({ folder }: Installation, url: string, words: readonly string[]): Promise<Ended> =>
  endOf(start(folder, words, { AWS_ENDPOINT_URL: url, AWS_ACCESS_KEY_ID: 'any', AWS_SECRET_ACCESS_KEY: 'any' }));

async function endOf(child: ReturnType<typeof start>): Promise<Ended> {
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code, out, err };
}

/** Runs a command that serves something until it is stopped, and gives the address that it prints. */
export async function serve<Result>(
  { folder }: Installation,
  words: readonly string[],
  use: (url: string) => Promise<Result>,
): Promise<{ readonly code: unknown; readonly result: Result }> {
  const child = start(folder, words);
  const ended = once(child, 'close');
  child.stderr.resume();
  try {
    for await (const line of createInterface(child.stdout)) {
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
      if (url === undefined) continue;
      const result = await use(url);
      child.kill('SIGINT');
      const [code] = (await ended) as [unknown];
      return { code, result };
    }
    throw new Error(`rootward ${words.join(' ')} ended before it served anything`);
  } finally {
    child.kill('SIGKILL');
  }
}

/** Every file below a folder, with its size and the time of its last change. */
export const stateOf = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => [name, statSync(join(folder, name))] as const)
      .filter(([, stats]) => stats.isFile())
      .map(([name, stats]) => [name, `${stats.size} ${stats.mtimeMs}`]),
  );
