const { existsSync } = require('node:fs');
const path = require('node:path');

const has = (name) => existsSync(path.join(__dirname, name));

if (!has('src') && !has('dist'))
  throw new Error('This copy of @rootward/local-cloud was packed before it was built. Pack it with: npm run pack');
// In a checkout the sources run as they are, through whatever runs TypeScript there. A published package has only the build.
if (has('src')) module.exports = require('./src/index.ts');
else module.exports = require('./dist/index.js');
