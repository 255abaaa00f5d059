import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterEach, expect, test, vi } from 'vitest'
import { folderInMemory } from './folder-in-memory.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

test('a folder that is named is the one, and one that is not there is none', () => {
  vi.stubEnv('TMPDIR', '/tmp')
  expect(folderInMemory()).toBe('/tmp')
  vi.stubEnv('TMPDIR', undefined)
  expect(folderInMemory('/nowhere')).toBe(tmpdir())
})

test('the disk is taken where memory is short, and nothing is left of the trial', () => {
  vi.stubEnv('TMPDIR', undefined)
  const before = readdirSync(tmpdir()).filter((name) => name.startsWith('concert-probe-'))
  folderInMemory(tmpdir())
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('concert-probe-'))).toEqual(before)
  vi.spyOn(process, 'availableMemory').mockReturnValue(11 * 1024 ** 3)
  expect(folderInMemory('/dev/shm')).toBe(tmpdir())
})
