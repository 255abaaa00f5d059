import { randomBytes } from 'node:crypto'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectPostgres } from '@concert/postgres/databases'
import { buildApp as buildApplications } from '@concert/applications-service/app'
import { createContexts as openApplications } from '@concert/applications-service/context'
import { buildApp as buildCertificates } from '@concert/certificates-service/app'
import { createContexts as openCertificates } from '@concert/certificates-service/context'
import type { Service } from '@concert/contracts/operation'
import { generateKey, type PrivateJwk, publicKeySet } from '@concert/credentials/keys'
import { writePrivateKeyFile } from '@concert/credentials/signer'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { buildApp as buildEvidence } from '@concert/evidence-service/app'
import { createContexts as openEvidence } from '@concert/evidence-service/context'
import { buildApp as buildExchange } from '@concert/exchange-service/app'
import { createContexts as openExchange } from '@concert/exchange-service/context'
import { createLogger } from '@concert/platform/logger'
import { buildApp as buildRegistry } from '@concert/registry-service/app'
import { createContext as openRegistry } from '@concert/registry-service/context'
import { buildApp as buildReviews } from '@concert/reviews-service/app'
import { createContexts as openReviews } from '@concert/reviews-service/context'
import { type CellDatabase, prepareCell, prepareJoint } from '@concert/testing/cell-database'
import { seedStaff } from '@concert/testing/staff'
import { createTestIssuers, type TestIssuers } from '@concert/testing/test-tokens'
import { prepareQueueSchema } from '@concert/workflows/prepare-queue-schema'
import { buildApp as buildWorkflows } from '@concert/workflows-service/app'
import { createContexts as openWorkflows } from '@concert/workflows-service/context'
import type { FastifyInstance } from 'fastify'

export interface Services {
  readonly apps: ReadonlyMap<Service, FastifyInstance>
  /** Every route of every service as it was mounted, hidden from the document or not: `GET /hk/v1/…` with its parameters. */
  readonly routes: ReadonlyMap<Service, readonly string[]>
  readonly cells: Cells
  readonly issuers: TestIssuers
  /** The keys with which the authorities sign certificates, and those with which they sign envelopes. */
  readonly keys: { readonly certificate: Keys; readonly exchange: Keys }
  close(): Promise<void>
}
type Keys = Readonly<Record<Authority, PrivateJwk>>
type Cells = Readonly<Record<Authority, CellDatabase>>

/** Nobody answers there: no operation of the matrix waits for another service. */
const NOWHERE = 'http://127.0.0.1:9'

/** Every service as it is, over the three cells and the joint plane. */
export async function startServices(postgresUrl: string): Promise<Services> {
  const server = connectPostgres(postgresUrl)
  const folder = await mkdtemp(join(tmpdir(), 'concert-matrix-'))
  const joint = await prepareJoint(server)
  const cells = await prepareCells(server)
  const issuers = await createTestIssuers()
  await mkdir(join(folder, 'trust'))
  const keys = { certificate: await makeKeys(folder, 'certificate'), exchange: await makeKeys(folder, 'exchange') }
  const closing: (() => Promise<void>)[] = []
  const watch = watchRoutes()
  const apps = await buildAll({ folder, cells, jointUrl: joint.url, issuers, closing })
  watch.stop()
  await Promise.all([...apps.values()].map((app) => app.ready()))
  return {
    apps,
    routes: new Map([...apps].map(([service, app]) => [service, watch.routesOf(app)])),
    cells,
    issuers,
    keys,
    async close() {
      await Promise.all([...apps.values()].map((app) => app.close()))
      await Promise.all(closing.map((close) => close()))
      await issuers.close()
      await Promise.all([...Object.values(cells), joint].map((database) => database.drop()))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function prepareCells(server: ReturnType<typeof connectPostgres>): Promise<Cells> {
  const prepared: [Authority, CellDatabase][] = []
  for (const authority of authorities) {
    const cell = await prepareCell(server, authority)
    await seedStaff(cell.adminUrl, authority)
    await prepareQueueSchema(cell.adminUrl)
    prepared.push([authority, cell])
  }
  return Object.fromEntries(prepared) as Cells
}

/**
 * Notes every route that any Fastify instance mounts from here on. Fastify says of each instance that it was made, before a
 * service can mount anything on it, so that nothing it mounts is missed.
 */
function watchRoutes() {
  const routes = new Map<FastifyInstance, string[]>()
  const onInstance = (message: unknown): void => {
    const { fastify: app } = message as { fastify: FastifyInstance }
    const mounted: string[] = []
    routes.set(app, mounted)
    app.addHook('onRoute', ({ method, url }) => {
      // Fastify answers HEAD wherever there is a GET, by the same handler.
      for (const one of [method].flat()) if (one !== 'HEAD') mounted.push(`${one} ${url}`)
    })
  }
  subscribe('fastify.initialization', onInstance)
  return {
    routesOf: (app: FastifyInstance): readonly string[] => routes.get(app) ?? [],
    stop: () => void unsubscribe('fastify.initialization', onInstance),
  }
}

interface Ground {
  readonly folder: string
  readonly cells: Cells
  readonly jointUrl: string
  readonly issuers: TestIssuers
  readonly closing: (() => Promise<void>)[]
}

async function buildAll({ folder, cells, jointUrl, issuers, closing }: Ground): Promise<Map<Service, FastifyInstance>> {
  const cursorKey = randomBytes(32)
  const trustFolder = join(folder, 'trust')
  const keyFile = (authority: Authority, purpose: string): string => join(folder, `${authority}.${purpose}.jwk`)
  const services = { logger: createLogger({ service: 'matrix', level: 'silent' }), authenticate: issuers.authenticate }
  const opened = <Result extends { close: () => Promise<void> }>(result: Result): Result => {
    closing.push(() => result.close())
    return result
  }
  const at = <More extends object>(
    service: Parameters<CellDatabase['url']>[0],
    moreOf: (authority: Authority) => More,
  ) => ({
    authorities: authorities.map((authority) => ({
      authority,
      databaseUrl: cells[authority].url(service),
      ...moreOf(authority),
    })),
  })
  const nothingMore = () => ({})
  const unread = { host: '127.0.0.1', port: 0, logLevel: 'silent', issuers: [] }

  const applications = opened(await openApplications({ ...at('applications', nothingMore), cursorKey }))
  const evidenceStore = (authority: Authority) => ({ storeFolder: join(folder, 'evidence', authority) })
  const evidence = opened(
    await openEvidence({ ...at('evidence', evidenceStore), cursorKey, evidenceBytesMax: 1_000_000 }),
  )
  const reviews = opened(await openReviews({ ...unread, ...at('reviews', nothingMore), cursorKey, openCasesMax: 20 }))
  const signing = at('certificates', (authority) => ({ keyFile: keyFile(authority, 'certificate') }))
  const certificates = opened(await openCertificates({ ...unread, ...signing, trustFolder }))
  const sending = at('exchange', (authority) => ({ keyFile: keyFile(authority, 'exchange') }))
  const exchange = opened(await openExchange({ ...sending, trustFolder, peerUrl: `${NOWHERE}/{authority}/v1` }))
  const registry = opened(
    await openRegistry({ databaseUrl: jointUrl, trustFolder, publicOrigin: 'https://register.example', cursorKey }),
  )
  const workflows = opened(await openWorkflows(workflowsOf(cells, keyFile('hk', 'exchange')), services.logger))
  return new Map<Service, FastifyInstance>([
    ['applications', await buildApplications(applications.contexts, services)],
    ['evidence', await buildEvidence(evidence.contexts, services)],
    ['reviews', await buildReviews(reviews.contexts, services)],
    ['certificates', await buildCertificates(certificates.contexts, services)],
    ['exchange', await buildExchange(exchange.contexts, services)],
    ['registry', await buildRegistry(registry.context, services)],
    ['workflows', await buildWorkflows(workflows.contexts, services)],
  ])
}

function workflowsOf(cells: Cells, privateKeyFile: string): Parameters<typeof openWorkflows>[0] {
  const names = ['applications', 'evidence', 'reviews', 'certificates', 'exchange', 'registry'] as const
  const urls = Object.fromEntries(names.map((name) => [name, NOWHERE])) as Record<(typeof names)[number], string>
  const tokenOf = (authority: Authority) => ({
    issuer: NOWHERE,
    tokenEndpoint: `${NOWHERE}/token`,
    clientId: 'concert-workflows',
    privateKeyFile,
    audience: `urn:concert:cell:${authority}`,
  })
  return {
    host: '127.0.0.1',
    port: 0,
    logLevel: 'silent',
    issuers: [],
    cells: authorities.map((authority) => ({
      authority,
      databaseUrl: cells[authority].url('workflows'),
      token: tokenOf(authority),
    })),
    urls,
    redisUrl: undefined,
  }
}

async function makeKeys(folder: string, purpose: 'certificate' | 'exchange'): Promise<Keys> {
  const entries = await Promise.all(
    authorities.map(async (authority) => {
      const { privateJwk } = await generateKey()
      await writePrivateKeyFile(join(folder, `${authority}.${purpose}.jwk`), privateJwk)
      const published = join(folder, 'trust', `${authority}.${purpose}.jwks.json`)
      await writeFile(published, JSON.stringify(publicKeySet(privateJwk)))
      return [authority, privateJwk] as const
    }),
  )
  return Object.fromEntries(entries) as Record<Authority, PrivateJwk>
}
