// Packs the product and its local cloud, to install both elsewhere: node .ci/pack.js [FOLDER for the two .tgz files].
// The package of the product is the clone with each .ts of the command line compiled to a .js in the same place, and the
// bundles of the functions. It is put together in a temporary folder, so that nothing stale is ever packed.
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { buildSync } = require('esbuild');
require('tsx/cjs/api').register();
const { bundle } = require('../lib/infra/bundle.ts');

const root = path.join(__dirname, '..');
const to = path.resolve(process.argv[2] ?? root);
const npm = (...words) => execFileSync('npm', words, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });

/** Files and folders of the clone that `files` in package.json names. */
const { files } = require('../package.json');
const named = ['package.json', 'README.md', 'LICENSE', ...files].filter((name) => fs.existsSync(path.join(root, name)));
const isSource = (file) => file.endsWith('.ts');

const stage = fs.mkdtempSync(path.join(os.tmpdir(), 'rootward-pack-'));
try {
  for (const name of named)
    fs.cpSync(path.join(root, name), path.join(stage, name), {
      recursive: true,
      filter: (file) => !isSource(file),
    });
  const sources = named.flatMap((name) =>
    fs.statSync(path.join(root, name)).isDirectory()
      ? fs
          .readdirSync(path.join(root, name), { recursive: true })
          .filter(isSource)
          .map((file) => path.join(root, name, file))
      : [],
  );
  // One file into one file, as tsx does it in a clone.
  buildSync({
    entryPoints: sources,
    outdir: stage,
    outbase: root,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
  });
  bundle({ out: path.join(stage, 'dist', 'handlers') });
  npm('run', '--silent', 'build', '-w', 'packages/local-cloud');
  fs.mkdirSync(to, { recursive: true });
  npm('pack', '--silent', stage, path.join(root, 'packages', 'local-cloud'), '--pack-destination', to);
} finally {
  fs.rmSync(stage, { recursive: true });
}
