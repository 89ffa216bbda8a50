/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test', '<rootDir>/packages/local-cloud/test'],
  randomize: true,
  testSequencer: '<rootDir>/test/sequencer.js',
  globalSetup: '<rootDir>/test/global-setup.js',
  globalTeardown: '<rootDir>/test/global-teardown.js',
  // Not in the system's temporary folder, where it would be left behind.
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  // Jest leaves one core free by default, which on two cores is half of them.
  maxWorkers: '100%',
  // Test files leave their modules behind, and a worker that has grown old spends its time collecting them.
  workerIdleMemoryLimit: '800MB',
  // A limit against hanging, not a measurement: a busy machine may be ten times as slow as an idle one.
  testTimeout: 10 * 60_000,
  setupFiles: ['<rootDir>/test/setup.js'],
  // These ship ES modules only; Jest runs CommonJS.
  transformIgnorePatterns: [],
  transform: {
    '^.+\\.(ts|mjs)$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  collectCoverageFrom: ['lib/domain/**/*.ts'],
  coverageThreshold: { './lib/domain/': { lines: 95 } },
};
