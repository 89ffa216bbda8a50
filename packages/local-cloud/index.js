const { existsSync } = require('node:fs');
const path = require('node:path');

// In a checkout the sources run as they are, through whatever runs TypeScript there. What is published has only the build.
if (existsSync(path.join(__dirname, 'src'))) module.exports = require('./src/index.ts');
else module.exports = require('./dist/index.js');
