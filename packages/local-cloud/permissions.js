const { existsSync } = require('node:fs');
const path = require('node:path');

// As in index.js: the sources of a checkout, or the build of a published package.
if (existsSync(path.join(__dirname, 'src'))) module.exports = require('./src/permissions.ts');
else module.exports = require('./dist/permissions.js');
