import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { nobody } from '#cast.ts'
import { startConstellation } from '#constellation.ts'
import { type Databases, planes } from '#databases.ts'

const parent = mkdtempSync(join(tmpdir(), 'concert-production-'))

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(parent, { recursive: true, force: true })
})

it.each([
  ['in one process', false],
  ['in a process each', true],
])('%s the demonstration does not start with NODE_ENV=production, and makes no key', async (_form, isSplit) => {
  vi.stubEnv('NODE_ENV', 'production')
  const folder = join(parent, 'concert')
  const databases: Databases = {
    adminUrls: Object.fromEntries(
      planes.map((plane) => [plane, 'postgres://127.0.0.1:1/none']),
    ) as Databases['adminUrls'],
    description: 'that nobody asks',
    stop: async () => undefined,
  }
  await expect(startConstellation({ folder, databases, cast: nobody, port: 0, isSplit })).rejects.toThrow(
    'NODE_ENV=production',
  )
  expect(existsSync(folder)).toBe(false)
})
