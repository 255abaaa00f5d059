import { sourceFolders } from './dependency-rules.ts'

/** A check of the tree: a command whose exit code is the result. `tool` is a file of node_modules/.bin. */
export type Gate = { name: string; tool: string; args: readonly string[] }

const incremental = ['--incremental', '--tsBuildInfoFile', 'node_modules/.cache/types.tsbuildinfo']

/** The checks of `npm run verify`, the slowest first. None changes a file or needs another. */
export const gates: readonly Gate[] = [
  {
    name: 'types',
    tool: 'tsc',
    // What no change can have reached since the last run is not checked again.
    args: ['--noEmit', '-p', 'tsconfig.json', '--pretty', 'false', ...incremental],
  },
  // The folders are named: without them oxlint also reads node_modules, and its type-aware part fails there.
  {
    name: 'lint',
    tool: 'oxlint',
    args: ['--type-aware', '--deny-warnings', '-f', 'unix', ...sourceFolders, 'vitest.config.ts'],
  },
  { name: 'dead code', tool: 'knip', args: ['--no-progress', '--no-config-hints', '--cache'] },
  { name: 'dependency directions', tool: 'node', args: ['scripts/check-dependencies.ts'] },
  { name: 'generated files', tool: 'node', args: ['scripts/generate.ts', '--check'] },
  { name: 'promised interface', tool: 'node', args: ['scripts/check-api.ts'] },
  { name: 'links in documents', tool: 'node', args: ['scripts/check-links.ts'] },
  { name: 'format', tool: 'oxfmt', args: ['--check', '.'] },
]
