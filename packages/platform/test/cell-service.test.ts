import { connectPostgres } from '@concert/postgres/databases'
import { operations } from '@concert/contracts/operations'
import { type CellDatabase, prepareCell } from '@concert/testing/cell-database'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { z } from 'zod'
import { cellService, type HttpOptions } from '../src/cell-service.ts'
import { createLogger } from '../src/logger.ts'
import { plain } from '../src/operation-route.ts'
import type { CellContext } from '../src/service-options.ts'

interface EngineContext extends CellContext {
  readonly engine: { readonly key: string }
}

const listDeadLetters = plain(operations.listDeadLetters, async (_request, { engine }: EngineContext) => ({
  body: { items: [], stuck: [], engine },
}))
const retryDeadLetter = plain(operations.retryDeadLetter, async () => ({ body: { id: 'x' } }))
const getEvidence = plain(operations.getEvidence, async () => {
  throw new Error('nobody calls it')
})
const logger = createLogger({ service: 'workflows', level: 'silent' })

/** What was opened and closed, in order. */
let told: string[] = []

const programWith = (http: () => HttpOptions) =>
  cellService({
    service: 'workflows',
    settings: { CONCERT_TRUST_DIR: z.string().min(1) },
    cell: { CONCERT_WORKFLOWS_KEY: z.string().min(1) },
    faultsOf: ({ cells }) =>
      cells[0]?.CONCERT_WORKFLOWS_KEY === cells[1]?.CONCERT_WORKFLOWS_KEY ? ['one key for two'] : [],
    open: ({ settings, closing }) => {
      told.push(`trust ${settings.CONCERT_TRUST_DIR}`)
      closing.defer(() => void told.push('close trust'))
      return async ({ authority, settings: { CONCERT_WORKFLOWS_KEY: key }, issuer, pool, closing: ofCell }) => {
        told.push(`engine ${authority} of ${issuer.audience}`)
        if (key === 'broken') throw new Error(`no engine for ${authority}`)
        ofCell.defer(() => void told.push(`close ${authority} while its pool is ${pool.ending ? 'ending' : 'open'}`))
        return { engine: { key } }
      }
    },
    http,
    routes: { listDeadLetters, retryDeadLetter },
  })
const program = programWith(() => ({}))

describe('the configuration of a service that serves cells', () => {
  const environment = {
    CONCERT_AUTHORITIES: 'hk,mo',
    CONCERT_ISSUER: 'https://id.example/{authority}',
    CONCERT_TRUST_DIR: '/trust',
    DATABASE_URL_HK: 'postgres://hk@localhost/hk',
    DATABASE_URL_MO: 'postgres://mo@localhost/mo',
    CONCERT_WORKFLOWS_KEY_HK: '/keys/hk',
    CONCERT_WORKFLOWS_KEY_MO: '/keys/mo',
  }

  it('has the settings of the process, and of each authority its own', () => {
    const { settings, cells, issuers, host } = program.readConfig(environment)
    expect([settings.CONCERT_TRUST_DIR, host]).toEqual(['/trust', '127.0.0.1'])
    expect(cells).toEqual([
      { authority: 'hk', DATABASE_URL: environment.DATABASE_URL_HK, CONCERT_WORKFLOWS_KEY: '/keys/hk' },
      { authority: 'mo', DATABASE_URL: environment.DATABASE_URL_MO, CONCERT_WORKFLOWS_KEY: '/keys/mo' },
    ])
    expect(issuers.map(({ issuer }) => issuer)).toEqual(['https://id.example/hk', 'https://id.example/mo'])
  })

  it('is refused with every variable that is wrong or missing in one list', () => {
    const wrong = ['CONCERT_ISSUER', 'CONCERT_TRUST_DIR', 'DATABASE_URL_HK', 'CONCERT_WORKFLOWS_KEY_MO']
    const changes = Object.fromEntries(wrong.map((name) => [name, undefined]))
    const refusal = expect.toSatisfy((said: string) => wrong.every((name) => said.includes(`\n  ${name}: `)))
    expect(() => program.readConfig({ ...environment, ...changes })).toThrow(
      expect.objectContaining({ message: refusal }),
    )
  })

  it('is refused when settings that are right one by one do not go together', () => {
    expect(() => program.readConfig({ ...environment, CONCERT_WORKFLOWS_KEY_MO: '/keys/hk' })).toThrow(
      'The configuration is not valid:\n  one key for two',
    )
  })

  it('is refused when an authority is named twice', () => {
    expect(() => program.readConfig({ ...environment, CONCERT_AUTHORITIES: 'hk,mo,hk' })).toThrow(/twice/)
  })
})

describe('the start of a service that serves cells', () => {
  let hk: CellDatabase
  let mo: CellDatabase
  beforeAll(async () => {
    const server = connectPostgres(inject('postgres'))
    hk = await prepareCell(server, 'hk')
    mo = await prepareCell(server, 'mo')
  })
  afterAll(async () => {
    await hk?.drop()
    await mo?.drop()
  })

  function configOf(changes: Record<string, string> = {}) {
    told = []
    return program.readConfig({
      CONCERT_AUTHORITIES: 'hk,mo',
      CONCERT_ISSUER: 'http://127.0.0.1:1/{authority}',
      CONCERT_TRUST_DIR: '/trust',
      DATABASE_URL_HK: hk.url('workflows'),
      DATABASE_URL_MO: mo.url('workflows'),
      CONCERT_WORKFLOWS_KEY_HK: '/keys/hk',
      CONCERT_WORKFLOWS_KEY_MO: '/keys/mo',
      ...changes,
    })
  }

  const opened = [
    'trust /trust',
    'engine hk of urn:concert:cell:hk:workflows',
    'engine mo of urn:concert:cell:mo:workflows',
  ]

  it('opens what the process has once, then every cell, and closes in the opposite order', async () => {
    const { contexts, close } = await program.openContexts(configOf(), logger)
    expect(told).toEqual(opened)
    expect([...contexts].map(([authority, { engine }]) => [authority, engine.key])).toEqual([
      ['hk', '/keys/hk'],
      ['mo', '/keys/mo'],
    ])
    await close()
    expect(told.slice(3)).toEqual(['close hk while its pool is open', 'close mo while its pool is open', 'close trust'])
  })

  it('is refused whole when one cell cannot be opened, with nothing left open', async () => {
    await expect(program.openContexts(configOf({ CONCERT_WORKFLOWS_KEY_MO: 'broken' }), logger)).rejects.toThrow(
      'no engine for mo',
    )
    expect(told).toEqual([...opened, 'close hk while its pool is open', 'close trust'])
    await expect.poll(() => connectionsTo(hk)).toBe(0)
    await expect.poll(() => connectionsTo(mo)).toBe(0)
  })

  it('is refused on a role that could step over the wall, before anything of the cell is opened', async () => {
    const refused = program.openContexts(configOf({ DATABASE_URL_HK: hk.adminUrl }), logger)
    await expect(refused).rejects.toThrow(/superuser/)
    expect(told).toEqual(['trust /trust', 'close trust'])
  })

  it('is refused when the service cannot be built, and what was opened for it is closed', async () => {
    const unbuilt = programWith(() => {
      throw new Error('no HTTP')
    })
    await expect(unbuilt.open(configOf(), logger)).rejects.toThrow('no HTTP')
    expect(told.at(-1)).toBe('close trust')
    await expect.poll(() => connectionsTo(hk)).toBe(0)
  })
})

describe('the routes of a service that serves cells', () => {
  const common = { service: 'workflows', settings: {}, cell: {}, open: () => () => ({ engine: { key: '' } }) } as const
  const build = (service: Pick<typeof program, 'buildApp'>) =>
    service.buildApp(new Map(), { logger, authenticate: async () => ({ kind: 'system', id: 'x' }) })

  it('do not compile without one of its operations, nor is it built', async () => {
    // @ts-expect-error retryDeadLetter is missing
    const incomplete = cellService({ ...common, routes: { listDeadLetters } })
    await expect(build(incomplete)).rejects.toThrow('missing routes [retryDeadLetter]')
  })

  it('do not compile with an operation of another service, nor is it built', async () => {
    // @ts-expect-error getEvidence is an operation of the evidence service
    const foreign = cellService({ ...common, routes: { listDeadLetters, retryDeadLetter, getEvidence } })
    await expect(build(foreign)).rejects.toThrow('unexpected [getEvidence]')
  })

  it('do not compile under the id of another operation, nor is it built', async () => {
    // @ts-expect-error the route of listDeadLetters is none of retryDeadLetter
    const swapped = cellService({ ...common, routes: { listDeadLetters, retryDeadLetter: listDeadLetters } })
    await expect(build(swapped)).rejects.toThrow('missing routes [retryDeadLetter]')
  })

  it('do not compile over a context that the service does not open', () => {
    // @ts-expect-error no engine is opened
    const service = cellService({ ...common, open: () => () => ({}), routes: { listDeadLetters, retryDeadLetter } })
    expect(service).toBeDefined()
  })
})

async function connectionsTo(cell: CellDatabase): Promise<number> {
  const admin = new Client({ connectionString: cell.adminUrl })
  await admin.connect()
  try {
    const { rows } = await admin.query<{ open: number }>(
      `select count(*)::int as open from pg_stat_activity where datname = $1 and usename like '%workflows'`,
      [cell.name],
    )
    return rows[0]?.open ?? 0
  } finally {
    await admin.end()
  }
}
