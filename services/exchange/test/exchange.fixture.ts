import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectPostgres } from '@concert/postgres/databases'
import { freePort } from '@concert/postgres/free-port'
import type { Envelope } from '@concert/contracts/envelopes'
import type { Problem } from '@concert/contracts/problems'
import { generateKey, type PrivateJwk, publicKeySet } from '@concert/credentials/keys'
import { writePrivateKeyFile } from '@concert/credentials/signer'
import { signStatement } from '@concert/credentials/statement'
import { newId } from '@concert/db/identifiers'
import { createPool } from '@concert/db/pool'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { createLogger } from '@concert/platform/logger'
import { type CellDatabase, prepareCell } from '@concert/testing/cell-database'
import { assertEveryCaseFolded, type Folding, folding } from '@concert/testing/folded'
import { seedStaff } from '@concert/testing/staff'
import { createTestIssuers, type TestCaller, type TestIssuers } from '@concert/testing/test-tokens'
import type { FastifyInstance } from 'fastify'
import { Client, type Pool } from 'pg'
import type { ExchangeContext } from '../src/context.ts'
import { inboundCase, outboundCase } from '../src/envelope/case.ts'
import { program } from '../src/program.ts'
import { transferBasisCase } from '../src/transfer-basis/case.ts'

const system: TestCaller = { kind: 'system', id: 'concert-workflows' }
/** Envelopes of both directions; the stream of one that was received is named after its sender too. */
const envelopes: Folding = {
  stream: outboundCase.stream,
  assert: (admin, authority, id) =>
    id.includes('.')
      ? folding(inboundCase).assert(admin, authority, id)
      : folding(outboundCase).assert(admin, authority, id),
}

/** A word of the body that no log may hold. */
export const CANARY = 'canary-reason-of-a-decision'

/** The exchanges of Hong Kong and Macao, listening; Guangdong has a key and no cell here. */
export interface Exchanges {
  readonly app: FastifyInstance
  readonly issuers: TestIssuers
  readonly contexts: ReadonlyMap<Authority, ExchangeContext>
  readonly keys: Record<Authority, PrivateJwk>
  readonly databases: Readonly<Record<'hk' | 'mo', CellDatabase>>
  readonly admin: Readonly<Record<'hk' | 'mo', Client>>
  /** Of Hong Kong, as superuser, past every wall. */
  readonly adminPool: Pool
  /** Everything that the service has logged, at every level. */
  log(): Promise<string>
  /** Ends the service, after holding every case of its cells against its events. */
  close(): Promise<void>
}

export async function startExchanges(postgresUrl: string): Promise<Exchanges> {
  const server = connectPostgres(postgresUrl)
  const folder = await mkdtemp(join(tmpdir(), 'concert-exchange-'))
  const [hk, mo] = [await prepareCell(server, 'hk'), await prepareCell(server, 'mo')]
  await Promise.all([seedStaff(hk.adminUrl, 'hk'), seedStaff(mo.adminUrl, 'mo')])
  const admin = { hk: new Client({ connectionString: hk.adminUrl }), mo: new Client({ connectionString: mo.adminUrl }) }
  await Promise.all([admin.hk.connect(), admin.mo.connect()])
  const adminPool = createPool({ connectionString: hk.adminUrl, applicationName: 'exchange test', max: 1 })
  const [issuers, port, keys] = [await createTestIssuers('exchange'), await freePort(), await provision(folder)]
  const config = program.readConfig({
    CONCERT_AUTHORITIES: 'hk,mo',
    CONCERT_CURSOR_KEY: '07'.repeat(32),
    CONCERT_ISSUER: 'http://127.0.0.1:1/{authority}',
    CONCERT_TRUST_DIR: join(folder, 'trust'),
    CONCERT_PEER_URL: `http://127.0.0.1:${port}/{authority}/v1`,
    DATABASE_URL_HK: hk.url('exchange'),
    DATABASE_URL_MO: mo.url('exchange'),
    CONCERT_EXCHANGE_KEY_HK: join(folder, 'hk.jwk'),
    CONCERT_EXCHANGE_KEY_MO: join(folder, 'mo.jwk'),
  })
  const logFile = join(folder, 'log')
  const logger = createLogger({ service: 'exchange', level: 'trace', file: logFile })
  const { contexts, close } = await program.openContexts(config, logger)
  const app = await program.buildApp(contexts, { logger, authenticate: issuers.authenticate })
  await app.listen({ host: '127.0.0.1', port })
  return {
    app,
    issuers,
    contexts,
    keys,
    admin,
    adminPool,
    databases: {
      hk,
      mo,
    },
    async log() {
      await new Promise<void>((resolve, reject) => {
        logger.flush((error) => (error == null ? resolve() : reject(error)))
      })
      return readFile(logFile, 'utf8')
    },
    async close() {
      await app.close()
      await close()
      await issuers.close()
      await Promise.all([admin.hk.end(), admin.mo.end(), adminPool.end()])
      for (const [authority, database] of Object.entries({ hk, mo }) as ['hk' | 'mo', CellDatabase][]) {
        await assertEveryCaseFolded(database.adminUrl, authority, [envelopes, folding(transferBasisCase)])
        await database.drop()
      }
      await rm(folder, {
        recursive: true,
        force: true,
      })
    },
  }
}

/** A key of each authority and the folder in which all are published, as the authorities would have exchanged them. */
export async function provision(folder: string): Promise<Record<Authority, PrivateJwk>> {
  await mkdir(join(folder, 'trust'))
  const entries = await Promise.all(
    authorities.map(async (authority) => {
      const { privateJwk } = await generateKey()
      await writePrivateKeyFile(join(folder, `${authority}.jwk`), privateJwk)
      await writeFile(
        join(folder, 'trust', `${authority}.exchange.jwks.json`),
        JSON.stringify(publicKeySet(privateJwk)),
      )
      return [authority, privateJwk] as const
    }),
  )
  return Object.fromEntries(entries) as Record<Authority, PrivateJwk>
}

/** A decision as it crosses between cells. */
export function decisionBody(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    evaluationId: newId('evl'),
    dossierDigest: 'ab'.repeat(32),
    jurisdiction: 'MO',
    decision: 'recognise',
    conditions: [],
    reasons: [CANARY],
    decidedAt: '2026-11-20T08:00:00.000Z',
    ...changes,
  }
}

/** The payload of an honest envelope from Macao to Hong Kong, with what a test changes of it. */
export function envelopeOf(changes: Record<string, unknown> = {}): Envelope {
  return {
    id: newId('env') as Envelope['id'],
    from: 'mo',
    to: 'hk',
    type: 'recognition-decision.v1',
    issuedAt: new Date().toISOString(),
    body: decisionBody(),
    ...changes,
  }
}

export function sign(payload: unknown, key: PrivateJwk): Promise<string> {
  return signStatement('concert-envelope+jws', payload, key)
}

/** Hands a statement to Hong Kong's peer surface, as anyone on the internet can. */
export function receive(exchanges: Exchanges, statement: string, contentType = 'application/jose') {
  return exchanges.app.inject({
    method: 'POST',
    url: '/hk/v1/exchange/envelopes',
    headers: { 'content-type': contentType },
    payload: statement,
  })
}

/** Calls an internal operation of a cell. */
export async function callInternal(
  exchanges: Exchanges,
  path: string,
  body: object,
  {
    authority = 'hk',
    caller = system,
    tokenOf = authority,
    key,
  }: { authority?: Authority; caller?: TestCaller; tokenOf?: Authority; key?: string } = {},
) {
  return exchanges.app.inject({
    method: 'POST',
    url: `/internal/${authority}/v1${path}`,
    headers: {
      authorization: `Bearer ${await exchanges.issuers.token(tokenOf, caller)}`,
      'content-type': 'application/json',
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    payload: JSON.stringify(body),
  })
}

export function causesOf(problem: Problem): string[] {
  return (problem.errors ?? []).map(({ code }) => code)
}
