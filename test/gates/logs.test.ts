import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { problemCodes } from '@concert/contracts/problems'
import { securityEvents } from '@concert/platform/security-event'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const document = readFileSync(join(root, 'docs/security/logs.md'), 'utf8')

test('each event has all of its codes in the document, and each code one event', () => {
  const listed = [...document.matchAll(/^\| `([a-z-]+)` \| ((?:`[a-z-]+` ?)+) \|/gm)].flatMap(
    ([, event = '', codes = '']) => codes.split(' ').map((code) => [code.replaceAll('`', ''), event] as const),
  )
  expect(listed).toHaveLength(problemCodes.length)
  expect(Object.fromEntries(listed)).toEqual(securityEvents)
})

test('nothing but the logger writes a log', () => {
  const sources = globSync('{packages,services}/*/src/**/*.ts', { cwd: root }).filter(
    (file) => !/\.(test|fixture)\.ts$/.test(file) && !file.startsWith('packages/testing/'),
  )
  expect(sources.length).toBeGreaterThan(500)
  const writers = sources.filter((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    return /import (?!type )\{[^}]*(?<!type )\bpino\b[^}]*\} from 'pino'|process\.(stdout|stderr)|console\.|syslog/.test(
      text,
    )
  })
  // The command line answers the person who typed.
  expect(writers.filter((file) => !file.startsWith('packages/cli/'))).toEqual(['packages/platform/src/logger.ts'])
})
