import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectPostgres } from '@concert/postgres/databases'
import { program as applications } from '@concert/applications-service/program'
import { program as certificates } from '@concert/certificates-service/program'
import type { Service } from '@concert/contracts/operation'
import { generateKey, type PrivateJwk, publicKeySet } from '@concert/credentials/keys'
import { writePrivateKeyFile } from '@concert/credentials/signer'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { program as evidence } from '@concert/evidence-service/program'
import { program as personnel } from '@concert/personnel-service/program'
import { program as exchange } from '@concert/exchange-service/program'
import type { CellService } from '@concert/platform/cell-service'
import { variableOf } from '@concert/platform/config'
import { createLogger } from '@concert/platform/logger'
import type { ProcessConfig } from '@concert/platform/program'
import type { CellContext } from '@concert/platform/service-options'
import { program as registry } from '@concert/registry-service/program'
import { program as reviews } from '@concert/reviews-service/program'
import { evidenceKeyFile, makeEvidenceKeys } from '@concert/testing/evidence-keys'
import { type CellDatabase, prepareCell, prepareJoint } from '@concert/testing/cell-database'
import { seedStaff } from '@concert/testing/staff'
import { createTestIssuers, type TestIssuers } from '@concert/testing/test-tokens'
import { prepareQueueSchema } from '@concert/workflows/prepare-queue-schema'
import { program as workflows } from '@concert/workflows-service/program'
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
  const issuers = await createTestIssuers('applications')
  await mkdir(join(folder, 'trust'))
  const keys = { certificate: await makeKeys(folder, 'certificate'), exchange: await makeKeys(folder, 'exchange') }
  await makeEvidenceKeys(folder)
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

const cellPrograms = { applications, evidence, personnel, reviews, certificates, exchange, workflows }

async function buildAll(ground: Ground): Promise<Map<Service, FastifyInstance>> {
  const { issuers, closing } = ground
  const logger = createLogger({ service: 'matrix', level: 'silent' })
  const apps = new Map<Service, FastifyInstance>()
  for (const program of Object.values<CellService<ProcessConfig, CellContext>>(cellPrograms)) {
    const config = program.readConfig(environmentOf(program.service, ground))
    const { contexts, close } = await program.openContexts(config, logger)
    closing.push(close)
    apps.set(
      program.service,
      await program.buildApp(contexts, { logger, authenticate: issuers.authenticateFor(program.service) }),
    )
  }
  const config = registry.readConfig(environmentOf('registry', ground))
  const { context, close } = await registry.openContext(config, logger)
  closing.push(close)
  return apps.set('registry', await registry.buildApp(context, { logger }))
}

/** What each service's process would be told; no variable that one of them needs is in the way of another. */
function environmentOf(service: Service, { folder, cells, jointUrl }: Ground): Record<string, string> {
  const called = ['APPLICATIONS', 'EVIDENCE', 'PERSONNEL', 'REVIEWS', 'CERTIFICATES', 'EXCHANGE', 'REGISTRY']
  return {
    CONCERT_ISSUER: `${NOWHERE}/{authority}`,
    CONCERT_CURSOR_KEY: '07'.repeat(32),
    CONCERT_LODGEMENT_KEY: '08'.repeat(32),
    CONCERT_EVIDENCE_BYTES_MAX: '1000000',
    CONCERT_TRUST_DIR: join(folder, 'trust'),
    CONCERT_PEER_URL: `${NOWHERE}/{authority}/v1`,
    CONCERT_PUBLIC_ORIGIN: 'https://register.example',
    DATABASE_URL_JOINT: jointUrl,
    ...Object.fromEntries(called.map((name) => [`CONCERT_URL_${name}`, NOWHERE])),
    ...perAuthority('DATABASE_URL', (authority) => (service === 'registry' ? jointUrl : cells[authority].url(service))),
    ...perAuthority('CONCERT_EVIDENCE_DIR', (authority) => join(folder, 'evidence', authority)),
    ...perAuthority('CONCERT_EVIDENCE_KEY', (authority) => evidenceKeyFile(folder, authority)),
    ...perAuthority('CONCERT_CERTIFICATE_KEY', (authority) => join(folder, `${authority}.certificate.jwk`)),
    ...perAuthority('CONCERT_EXCHANGE_KEY', (authority) => join(folder, `${authority}.exchange.jwk`)),
    ...perAuthority('WATCH_DATABASE_URL', (authority) => cells[authority].url('watch')),
    ...perAuthority('CONCERT_WORKFLOWS_KEY', () => join(folder, 'hk.exchange.jwk')),
  }
}

function perAuthority(name: string, valueOf: (authority: Authority) => string): Record<string, string> {
  return Object.fromEntries(authorities.map((authority) => [variableOf(name, authority), valueOf(authority)]))
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
