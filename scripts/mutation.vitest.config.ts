import { defineConfig } from 'vitest/config'

// For `npm run mutation` only, which runs it in a copy of the tree: the unit tests, which need neither database nor set-up.
export default defineConfig({
  test: { include: ['packages/*/src/**/*.test.ts'], testTimeout: 30_000, update: 'none' },
})
