import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp as buildApplications } from '@concert/applications-service/app'
import { createContexts as openApplications } from '@concert/applications-service/context'
import { buildApp as buildCertificates } from '@concert/certificates-service/app'
import { createContexts as openCertificates } from '@concert/certificates-service/context'
import type { Service } from '@concert/contracts'
import { generateKey, type PrivateJwk, publicKeySet, writePrivateKeyFile } from '@concert/credentials'
import { authorities, type Authority } from '@concert/domain'
import { buildApp as buildEvidence } from '@concert/evidence-service/app'
import { createContexts as openEvidence } from '@concert/evidence-service/context'
import { buildApp as buildExchange } from '@concert/exchange-service/app'
import { createContexts as openExchange } from '@concert/exchange-service/context'
import { createLogger } from '@concert/platform'
import { buildApp as buildRegistry } from '@concert/registry-service/app'
import { createContext as openRegistry } from '@concert/registry-service/context'
import { buildApp as buildReviews } from '@concert/reviews-service/app'
import { createContexts as openReviews } from '@concert/reviews-service/context'
import {
  type CellDatabase,
  connectPostgres,
  createTestIssuers,
  prepareCell,
  prepareJoint,
  seedStaff,
  type TestIssuers,
} from '@concert/testing'
import { prepareQueueSchema } from '@concert/workflows'
import { buildApp as buildWorkflows } from '@concert/workflows-service/app'
import { createContexts as openWorkflows } from '@concert/workflows-service/context'
import type { FastifyInstance } from 'fastify'

export interface Services {
  readonly apps: ReadonlyMap<Service, FastifyInstance>
  readonly cell: CellDatabase
  readonly issuers: TestIssuers
  /** The keys with which the authorities sign certificates, and those with which they sign envelopes. */
  readonly keys: { readonly certificate: Keys; readonly exchange: Keys }
  close(): Promise<void>
}
type Keys = Readonly<Record<Authority, PrivateJwk>>

/** Nobody answers there: no operation of the matrix waits for another service. */
const NOWHERE = 'http://127.0.0.1:9'

/** Every service as it is, over one cell (`hk`) and the joint plane. */
export async function startServices(postgresUrl: string): Promise<Services> {
  const server = connectPostgres(postgresUrl)
  const folder = await mkdtemp(join(tmpdir(), 'concert-matrix-'))
  const [cell, joint] = [await prepareCell(server, 'hk'), await prepareJoint(server)]
  await seedStaff(cell.adminUrl, 'hk')
  await prepareQueueSchema(cell.adminUrl)
  const issuers = await createTestIssuers()
  await mkdir(join(folder, 'trust'))
  const keys = { certificate: await makeKeys(folder, 'certificate'), exchange: await makeKeys(folder, 'exchange') }
  const closing: (() => Promise<void>)[] = []
  const apps = await buildAll({ folder, cell, jointUrl: joint.url, issuers, closing })
  await Promise.all([...apps.values()].map((app) => app.ready()))
  return {
    apps,
    cell,
    issuers,
    keys,
    async close() {
      await Promise.all([...apps.values()].map((app) => app.close()))
      await Promise.all(closing.map((close) => close()))
      await issuers.close()
      await Promise.all([cell.drop(), joint.drop()])
      await rm(folder, { recursive: true, force: true })
    },
  }
}

interface Ground {
  readonly folder: string
  readonly cell: CellDatabase
  readonly jointUrl: string
  readonly issuers: TestIssuers
  readonly closing: (() => Promise<void>)[]
}

async function buildAll({ folder, cell, jointUrl, issuers, closing }: Ground): Promise<Map<Service, FastifyInstance>> {
  const authority = 'hk' as const
  const cursorKey = randomBytes(32)
  const trustFolder = join(folder, 'trust')
  const keyFile = (purpose: string): string => join(folder, `${authority}.${purpose}.jwk`)
  const services = { logger: createLogger({ service: 'matrix', level: 'silent' }), authenticate: issuers.authenticate }
  const opened = <Result extends { close: () => Promise<void> }>(result: Result): Result => {
    closing.push(() => result.close())
    return result
  }
  const at = <More extends object>(service: Parameters<CellDatabase['url']>[0], more: More) => ({
    authorities: [{ authority, databaseUrl: cell.url(service), ...more }],
  })
  const unread = { host: '127.0.0.1', port: 0, logLevel: 'silent', issuers: [] }

  const applications = opened(await openApplications({ ...at('applications', {}), cursorKey }))
  const evidenceStore = { storeFolder: join(folder, 'evidence') }
  const evidence = opened(
    await openEvidence({ ...at('evidence', evidenceStore), cursorKey, evidenceBytesMax: 1_000_000 }),
  )
  const reviews = opened(await openReviews({ ...unread, ...at('reviews', {}), cursorKey, openCasesMax: 20 }))
  const signing = at('certificates', { keyFile: keyFile('certificate') })
  const certificates = opened(await openCertificates({ ...unread, ...signing, trustFolder }))
  const sending = at('exchange', { keyFile: keyFile('exchange') })
  const exchange = opened(await openExchange({ ...sending, trustFolder, peerUrl: `${NOWHERE}/{authority}/v1` }))
  const registry = opened(
    await openRegistry({ databaseUrl: jointUrl, trustFolder, publicOrigin: 'https://register.example', cursorKey }),
  )
  const workflows = opened(await openWorkflows(workflowsOf(cell, keyFile('exchange')), services.logger))
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

function workflowsOf(cell: CellDatabase, privateKeyFile: string): Parameters<typeof openWorkflows>[0] {
  const names = ['applications', 'evidence', 'reviews', 'certificates', 'exchange', 'registry'] as const
  const urls = Object.fromEntries(names.map((name) => [name, NOWHERE])) as Record<(typeof names)[number], string>
  const token = {
    issuer: NOWHERE,
    tokenEndpoint: `${NOWHERE}/token`,
    clientId: 'concert-workflows',
    privateKeyFile,
    audience: 'urn:concert:cell:hk',
  }
  return {
    host: '127.0.0.1',
    port: 0,
    logLevel: 'silent',
    issuers: [],
    cells: [{ authority: 'hk', databaseUrl: cell.url('workflows'), token }],
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
