/** @type {import('jest').Config} */
module.exports = {
  // Test files run in plain Node.js processes, one after another, and share what is loaded. In Jest's own runner each file
  // loads and interprets the CDK, the simulated AWS and the bundles anew, which takes longer than the tests.
  runner: '<rootDir>/test/runner.mjs',
  transform: {},
  roots: ['<rootDir>/test', '<rootDir>/packages/local-cloud/test'],
  testSequencer: '<rootDir>/test/sequencer.js',
  globalSetup: '<rootDir>/test/global-setup.js',
  globalTeardown: '<rootDir>/test/global-teardown.js',
  reporters: ['default', '<rootDir>/test/hang-reporter.js'],
  setupFiles: ['<rootDir>/test/setup.mjs'],
  // Not in the system's temporary folder, where it would be left behind.
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  // Jest leaves one core free by default, which on two cores is half of them.
  maxWorkers: '100%',
};
