import { expect, test } from 'vitest'
import { scoresOf } from './mutation-scores.ts'

const at = (status: string, line: number, fileName = '/tree/packages/domain/src/guards.ts') =>
  ({
    status,
    fileName,
    mutatorName: 'StringLiteral',
    replacement: '""',
    location: { start: { line, column: 1 } },
  }) as never

test('a mutant counts as noticed when a test failed on it or it never ended, and not when it could not be run', () => {
  const mutants = [at('Killed', 1), at('Timeout', 2), at('Survived', 3), at('NoCoverage', 4), at('CompileError', 5)]
  expect(scoresOf(mutants, '/tree')).toEqual([
    {
      path: 'packages/domain/src/guards.ts',
      noticed: 2,
      total: 4,
      missed: ['3:1 Survived StringLiteral: ""', '4:1 NoCoverage StringLiteral: ""'],
    },
  ])
})

test('each file has its own score, in the order of their paths', () => {
  const paths = scoresOf([at('Killed', 1, '/tree/b.ts'), at('Killed', 1, '/tree/a.ts')], '/tree').map(
    ({ path }) => path,
  )
  expect(paths).toEqual(['a.ts', 'b.ts'])
})
