const { existsSync } = require('node:fs');
const { version } = require('../package.json');

// Before `npm pack`: alone, the package could not be installed anywhere, because its local cloud is in no registry.
const localCloud = `rootward-local-cloud-${version}.tgz`;
if (!existsSync(localCloud)) {
  process.stderr.write(
    `Rootward is packed together with its local cloud, and there is no ${localCloud}: use npm run pack, then install both files elsewhere with npm install ./rootward*.tgz\n`,
  );
  process.exitCode = 1;
}
