import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectPostgres, type PostgresDatabases } from '@concert/postgres/databases'
import type { CertificateContent, EffectStatement, GeneralJws } from '@concert/contracts/certificate-content'
import { canonicalBytes, digestHex } from '@concert/credentials/canonical'
import { generateKey, type PrivateJwk, publicKeySet } from '@concert/credentials/keys'
import { assemble, attest } from '@concert/credentials/signed-credential'
import { signStatement } from '@concert/credentials/statement'
import { validToOf } from '@concert/domain/certificate/lints'
import { formatCertificateNumber } from '@concert/domain/identifiers/certificate-number'
import { localDate } from '@concert/domain/instant'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { createLogger } from '@concert/platform/logger'
import { type JointDatabase, prepareJoint } from '@concert/testing/cell-database'
import { runSql } from '@concert/testing/run-sql'
import type { FastifyInstance } from 'fastify'
import type { RegistryContext } from '#context.ts'
import { program } from '#program.ts'

type Answer = Awaited<ReturnType<FastifyInstance['inject']>>
export type Keys = Record<Authority, PrivateJwk>

export interface TestRegistry {
  readonly app: FastifyInstance
  readonly context: RegistryContext
  readonly keys: Keys
  /** The connection string of the service's own role. */
  readonly databaseUrl: string
  readonly adminUrl: string
  /** Runs one statement as superuser. */
  asAdministrator(sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>
  publish(credential: GeneralJws): Promise<{ status: number; body: Record<string, unknown> }>
  publishEffect(statement: string): Promise<{ status: number; body: Record<string, unknown> }>
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  close(): Promise<void>
}

const logger = createLogger({ service: 'registry', level: 'silent' })

/** What the service stands on, as its own process opens it. */
export function openRegistry(databaseUrl: string, trustFolder: string) {
  const config = program.readConfig({
    DATABASE_URL_JOINT: databaseUrl,
    CONCERT_TRUST_DIR: trustFolder,
    CONCERT_PUBLIC_ORIGIN: 'https://register.example',
    CONCERT_CURSOR_KEY: '07'.repeat(32),
  })
  return program.openContext(config, logger)
}

/** The whole service on a database of its own, trusting three fresh keys. */
export async function startRegistry(
  postgresUrl: string,
  prepare: (server: PostgresDatabases) => Promise<JointDatabase> = prepareJoint,
): Promise<TestRegistry> {
  const database = await prepare(connectPostgres(postgresUrl))
  const keys = await makeKeys()
  const trustFolder = await writeTrust(keys)
  const { context, close } = await openRegistry(database.url, trustFolder)
  const app = await program.buildApp(context, { logger })
  const post = async (url: string, payload: object) => {
    const answer = await app.inject({ method: 'POST', url, payload })
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
  }
  return {
    app,
    context,
    keys,
    databaseUrl: database.url,
    adminUrl: database.adminUrl,
    asAdministrator: (sql, values) => runSql(database.adminUrl, sql, values),
    publish: (credential) => post('/registry/v1/publications', { credential }),
    publishEffect: (statement) => post('/registry/v1/effect-statements', { statement }),
    get: (url, headers = {}) => app.inject({ method: 'GET', url, headers }),
    async close() {
      await app.close()
      await close()
      await rm(trustFolder, { recursive: true })
      await database.drop()
    },
  }
}

export async function makeKeys(): Promise<Keys> {
  const entries = authorities.map(async (authority) => [authority, (await generateKey()).privateJwk] as const)
  return Object.fromEntries(await Promise.all(entries)) as Keys
}

/** A folder of pinned public keys as the service reads it. */
export async function writeTrust(keys: Partial<Keys>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'concert-trust-'))
  for (const authority of authorities) {
    const key = keys[authority]
    if (key === undefined) continue
    await writeFile(join(folder, `${authority}.certificate.jwks.json`), JSON.stringify(publicKeySet(key)))
  }
  return folder
}

let serial = 0

/** A certificate of the story with a number of its own: granted in Hong Kong, recognised by Guangdong, by Macao on a condition. */
export function contentOf(change: Partial<CertificateContent> = {}): CertificateContent {
  serial += 1
  const decidedAt = change.decidedAt ?? new Date(Date.now() - 3_600_000).toISOString()
  const issuedAt = change.issuedAt ?? new Date(Date.parse(decidedAt) + 60_000).toISOString()
  const validFrom = change.validFrom ?? localDate(issuedAt, 'hk')
  const year = Number(localDate(issuedAt, 'hk').slice(0, 4))
  return {
    type: 'ConcertCertificate',
    version: 1,
    certificateNumber: formatCertificateNumber({ lead: 'H', body: '001', year, riskClass: 'limited', serial }),
    edition: 'GBA-AI 2026-1',
    holder: {
      organisationId: 'org_0197f3a0-0000-7000-8000-000000000001' as CertificateContent['holder']['organisationId'],
      names: { en: 'Harbour Legal LLM', 'zh-Hant': '海港法律大模型' },
      identifier: { scheme: 'HK-UBI', value: '99990017' },
      place: 'HK',
    },
    aiSystem: { names: { en: 'Harbour Counsel' }, version: '3.2.0', weightsDigest: 'ab'.repeat(32) },
    riskClass: 'limited',
    modalities: ['nlp', 'genai'],
    scope: {
      en: 'Legal questions and answers in Cantonese and English',
      'zh-Hant': '以粵語及英語提供法律問答',
      'zh-Hans': '以粤语和英语提供法律问答',
      pt: 'Perguntas e respostas jurídicas em cantonense e inglês',
    },
    placesOfUse: ['CN', 'HK', 'MO'],
    leadAuthority: 'hk',
    decisions: [
      { authority: 'cn-gd', jurisdiction: 'CN', decision: 'recognise', conditions: [], decidedAt },
      { authority: 'hk', jurisdiction: 'HK', decision: 'grant', conditions: [], decidedAt },
      { authority: 'mo', jurisdiction: 'MO', decision: 'recognise', conditions: ['Notices in Portuguese'], decidedAt },
    ],
    evaluationId: 'evl_0197f3a0-0000-7000-8000-000000000002' as CertificateContent['evaluationId'],
    evaluationDigest: 'cd'.repeat(32),
    decidedAt,
    validFrom,
    validTo: validToOf(validFrom, 36),
    issuedAt,
    nonce: '0123456789abcdef0123456789abcdef',
    ...change,
  }
}

/** The content with another decision of Macao. */
export function decidedInMacao(
  content: CertificateContent,
  decision: 'recognise' | 'reserve' | 'refuse',
): CertificateContent {
  const decisions = content.decisions.map((one) => (one.authority === 'mo' ? { ...one, decision } : one))
  return { ...content, decisions }
}

/** A content whose days of validity are long over. */
export function expiredContent(change: Partial<CertificateContent> = {}): CertificateContent {
  const decidedAt = '2021-11-20T08:00:00.000Z'
  const decisions = contentOf().decisions.map((one) => ({ ...one, decidedAt }))
  return contentOf({ decidedAt, decisions, ...change })
}

/** The credential of a content, signed with these keys. */
export async function issue(content: CertificateContent, keys: readonly PrivateJwk[]): Promise<GeneralJws> {
  const bytes = canonicalBytes(content)
  return assemble(bytes, await Promise.all(keys.map((key) => attest(bytes, key))))
}

/** Macao's suspension of its own effect, with what a test changes in it. */
export function suspensionOf(content: CertificateContent, change: Partial<EffectStatement> = {}): EffectStatement {
  return {
    certificateNumber: content.certificateNumber,
    authority: 'mo',
    jurisdiction: 'MO',
    status: 'suspended',
    conditions: [],
    reason: { en: 'Notices in Portuguese are missing', pt: 'Faltam os avisos em português' },
    clause: '7.11.1',
    at: new Date().toISOString(),
    sequence: 1,
    certificateDigest: digestOf(content),
    ...change,
  }
}

export function digestOf(content: CertificateContent): string {
  return digestHex(canonicalBytes(content))
}

export function sign(statement: EffectStatement, key: PrivateJwk): Promise<string> {
  return signStatement('concert-effect+jws', statement, key)
}

/** The codes of a problem's errors. */
export function codesOf(body: Record<string, unknown>): string[] {
  return ((body['errors'] ?? []) as { code: string }[]).map(({ code }) => code)
}
