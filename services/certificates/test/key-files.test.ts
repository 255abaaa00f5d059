import { chmod, cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createLogger } from '@concert/platform/logger'
import { program } from '#program.ts'
import { type Cells, found, startCells } from './cells.fixture.ts'

let cells: Cells
let folder: string
beforeAll(async () => {
  cells = await startCells()
})
afterAll(() => cells.close())
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concert-keys-'))
  await cp(found(cells.environment['CONCERT_TRUST_DIR']), folder, { recursive: true })
})
afterEach(() => rm(folder, { recursive: true }))

function start(change: Record<string, string>) {
  const own = { CONCERT_TRUST_DIR: folder, CONCERT_CERTIFICATE_KEY_HK: join(folder, 'hk.certificate.jwk') }
  const environment = { ...cells.environment, CONCERT_AUTHORITIES: 'hk', ...own, ...change }
  return program.openContexts(
    program.readConfig(environment),
    createLogger({ service: 'certificates', level: 'silent' }),
  )
}

describe('a start', () => {
  it('makes one context for each authority that is served', async () => {
    const { contexts, close } = await start({})
    expect([...contexts.keys()]).toEqual(['hk'])
    await close()
  })

  it('is refused with a key that others may read', async () => {
    await chmod(join(folder, 'hk.certificate.jwk'), 0o640)
    await expect(start({})).rejects.toThrow(/readable by others/)
  })

  it('is refused with a key that is not published as the authority’s', async () => {
    await expect(start({ CONCERT_CERTIFICATE_KEY_HK: join(folder, 'mo.certificate.jwk') })).rejects.toThrow(
      /not among the published/,
    )
  })

  it('is refused without the published keys of every authority', async () => {
    await rm(join(folder, 'mo.certificate.jwks.json'))
    await expect(start({})).rejects.toThrow(/mo\.certificate\.jwks\.json/)
  })

  it('is refused with a published set that holds a private key', async () => {
    await cp(join(folder, 'mo.certificate.jwk'), join(folder, 'mo.certificate.jwks.json'))
    await expect(start({})).rejects.toThrow(/Unrecognized key|keys/)
  })

  it('is refused with a key that two authorities publish: one would sign for the other', async () => {
    await cp(join(folder, 'hk.certificate.jwks.json'), join(folder, 'mo.certificate.jwks.json'))
    await expect(start({})).rejects.toThrow(/published twice/)
  })

  it('is refused on a database that it could step over', async () => {
    await expect(start({ DATABASE_URL_HK: cells.hk.database.adminUrl })).rejects.toThrow(/superuser/)
  })
})
