import { defineConfig } from 'vitest/config'

// For `npm run mutation` only, which runs it in a copy of the tree: the unit tests, which need neither database nor set-up. The
// storms repeat for seconds what the examples say, and a mutant of a table is tried on every test.
export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts'],
    exclude: ['**/storm.test.ts'],
    testTimeout: 30_000,
    update: 'none',
  },
})
