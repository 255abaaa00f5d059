import { defineConfig } from 'vitest/config'
import { LongestFirst } from './packages/testing/src/longest-first.ts'

/** Rules and texts: they open nothing and change nothing outside their file, so they share processes. */
const pure = ['packages/{contracts,credentials,domain,schemes,sentences}/**/*.test.ts']
// The files of test/fourth-authority are only whole in a copy of the tree that they are laid over.
const elsewhere = ['**/node_modules/**', '**/.local/**', 'test/fourth-authority/**']

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'rules', include: pure, exclude: elsewhere, isolate: false } },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['{packages,services,infra,scripts,test}/**/*.test.ts'],
          exclude: [...elsewhere, ...pure],
        },
      },
    ],
    globalSetup: ['packages/testing/src/global-setup.ts'],
    setupFiles: ['packages/testing/src/fail-on-undeclared-answers.ts', 'packages/testing/src/fail-on-unfit-events.ts'],
    // Processes, not threads: what a test leaves open or changes in its process ends with it.
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 30_000,
    reporters: ['default'],
    // A `.only` left behind would silently shrink the suite.
    allowOnly: false,
    passWithNoTests: false,
  },
})
