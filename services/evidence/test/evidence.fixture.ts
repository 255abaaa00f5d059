import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectPostgres } from '@concert/postgres/databases'
import type { Problem } from '@concert/contracts/problems'
import type { PrivateJwk } from '@concert/credentials/keys'
import { newId } from '@concert/db/identifiers'
import { createPool } from '@concert/db/pool'
import type { Authority } from '@concert/domain/jurisdictions'
import { createLogger } from '@concert/platform/logger'
import { type CellDatabase, prepareCell } from '@concert/testing/cell-database'
import { makeAuthorityKeys } from '@concert/testing/authority-keys'
import { evidenceKeyFile, makeEvidenceKeys } from '@concert/testing/evidence-keys'
import { assertEveryCaseFolded, folding } from '@concert/testing/folded'
import { seedStaff } from '@concert/testing/staff'
import { createTestIssuers, type TestCaller, type TestIssuers } from '@concert/testing/test-tokens'
import type { FastifyInstance } from 'fastify'
import { Client, type Pool } from 'pg'
import { artefactCase } from '../src/artefact/case.ts'
import { legalHoldCase } from '../src/legal-hold/case.ts'
import type { EvidenceContext } from '../src/context.ts'
import { program } from '../src/program.ts'

export const harbour: TestCaller = { kind: 'applicant', id: 'harbour-legal' }
export const kowloon: TestCaller = { kind: 'applicant', id: 'kowloon-logistics' }
export const reviewer: TestCaller = { kind: 'staff', id: 'reviewer-1' }
export const planner: TestCaller = { kind: 'staff', id: 'planner-1' }
export const lapsed: TestCaller = { kind: 'staff', id: 'lapsed-1' }
export const system: TestCaller = { kind: 'system', id: 'concert-workflows' }

export const EVIDENCE_BYTES_MAX = 100_000
export const UPLOAD_BYTES_MAX = 8_000_000

/** Two cells of the evidence service, each with its own database and its own store. */
export interface EvidenceCells {
  /** What the service was told. */
  readonly environment: Readonly<Record<string, string>>
  readonly app: FastifyInstance
  readonly issuers: TestIssuers
  readonly contexts: ReadonlyMap<Authority, EvidenceContext>
  readonly exchangeKeys: Readonly<Record<Authority, PrivateJwk>>
  readonly databases: Readonly<Record<'hk' | 'mo', CellDatabase>>
  readonly admin: Client
  /** As superuser, past every wall. */
  readonly adminPool: Pool
  storeFolder(authority: Authority): string
  /** From now on; at the beginning no scanner is set up. */
  inspectionsSay(found: Found): void
  /** Every line that the service has logged. */
  readonly logged: readonly string[]
  /** Ends the service, after holding every case of its cells against its events. */
  close(): Promise<void>
}

/** What an inspection says of a file in which nothing speaks against opening it. */
export interface Found {
  readonly scan: 'clean' | 'not-scanned'
  readonly personalData: 'found' | 'none-found' | 'not-scanned'
}

/** Says of every file what a test has it say: what the checks themselves find is tried in inspection.test.ts. */
function inspectionsThatSay(found: () => Found): EvidenceContext['inspections'] {
  return {
    of: async ({ state: { digest, mediaType: foundType, residencyCategory: inspectedAs } }) => {
      const { scan, personalData } = found()
      const signatures = scan === 'clean' ? { version: 27_500, madeOn: '2026-11-26' } : null
      return {
        inspection: { digest, foundType, findings: [], scan, signatures, personalData },
        inspectedAs,
        findings: [],
        pages: null,
      }
    },
  }
}

export async function startEvidence(
  postgresUrl: string,
  more: Readonly<Record<string, string>> = {},
  isInspecting = false,
): Promise<EvidenceCells> {
  const server = connectPostgres(postgresUrl)
  const folder = await mkdtemp(join(tmpdir(), 'concert-evidence-'))
  const [hk, mo] = [await prepareCell(server, 'hk'), await prepareCell(server, 'mo')]
  await seedStaff(hk.adminUrl, 'hk')
  const admin = new Client({ connectionString: hk.adminUrl })
  await admin.connect()
  const adminPool = createPool({ connectionString: hk.adminUrl, applicationName: 'evidence test', max: 1 })
  const storeFolder = (authority: Authority) => join(folder, authority)
  const issuers = await createTestIssuers('evidence')
  const { exchange: exchangeKeys } = await makeAuthorityKeys(folder)
  await makeEvidenceKeys(folder)
  const environment = {
    CONCERT_AUTHORITIES: 'hk,mo',
    CONCERT_ISSUER: 'http://127.0.0.1:1/{authority}',
    CONCERT_CURSOR_KEY: randomBytes(32).toString('hex'),
    CONCERT_TRUST_DIR: folder,
    CONCERT_EVIDENCE_BYTES_MAX: String(EVIDENCE_BYTES_MAX),
    CONCERT_EVIDENCE_UPLOAD_BYTES_MAX: String(UPLOAD_BYTES_MAX),
    DATABASE_URL_HK: hk.url('evidence'),
    DATABASE_URL_MO: mo.url('evidence'),
    CONCERT_EVIDENCE_DIR_HK: storeFolder('hk'),
    CONCERT_EVIDENCE_DIR_MO: storeFolder('mo'),
    CONCERT_EVIDENCE_KEY_HK: evidenceKeyFile(folder, 'hk'),
    CONCERT_EVIDENCE_KEY_MO: evidenceKeyFile(folder, 'mo'),
    ...more,
  }
  const config = program.readConfig(environment)
  const logged: string[] = []
  const destination = { write: (line: string) => void logged.push(line) }
  const logger = createLogger({ service: 'evidence', level: 'info', destination })
  const { contexts: opened, close } = await program.openContexts(config, logger)
  let found: Found = { scan: 'not-scanned', personalData: 'not-scanned' }
  const inspections = inspectionsThatSay(() => found)
  const contexts = isInspecting
    ? opened
    : new Map([...opened].map(([authority, context]) => [authority, { ...context, inspections }]))
  const app = await program.buildApp(contexts, { logger, authenticate: issuers.authenticate })
  return {
    app,
    environment,
    issuers,
    contexts,
    exchangeKeys,
    admin,
    adminPool,
    storeFolder,
    logged,
    inspectionsSay: (said) => void (found = said),
    databases: {
      hk,
      mo,
    },
    async close() {
      await app.close()
      await close()
      await issuers.close()
      await admin.end()
      await adminPool.end()
      for (const [authority, database] of Object.entries({ hk, mo }) as ['hk' | 'mo', CellDatabase][]) {
        await assertEveryCaseFolded(database.adminUrl, authority, [folding(artefactCase), folding(legalHoldCase)])
        await database.drop()
      }
      await rm(folder, {
        recursive: true,
        force: true,
      })
    },
  }
}

/** Has a file inspected as the workflows do after its upload. */
export async function inspect({ app, issuers }: EvidenceCells, evidenceId: string, authority: Authority = 'hk') {
  const authorization = `Bearer ${await issuers.token(authority, system)}`
  const headers = { authorization, 'idempotency-key': `test.${evidenceId}.${randomBytes(4).toString('hex')}` }
  return app.inject({
    method: 'POST',
    url: `/internal/${authority}/v1/evidence/${evidenceId}/inspection`,
    headers,
    payload: {},
  })
}

/** What the service works with in Hong Kong. */
export function hongKongOf({ contexts }: EvidenceCells): EvidenceContext {
  const context = contexts.get('hk')
  if (context === undefined) throw new Error('hk is not served')
  return context
}

/** Sends a form, or the bytes of one, as the applicant does or another caller. */
export async function sendForm(
  { app, issuers }: EvidenceCells,
  form: readonly FormPart[] | Buffer,
  { as = harbour, contentType = FORM_TYPE }: { readonly as?: TestCaller; readonly contentType?: string } = {},
) {
  const headers = { authorization: `Bearer ${await issuers.token('hk', as)}`, 'content-type': contentType }
  const payload = Buffer.isBuffer(form) ? form : encode(form)
  return app.inject({ method: 'POST', url: '/hk/v1/evidence', headers, payload })
}

/** Uploads a file for an application as its applicant does, has it inspected, and answers its id. */
export async function uploaded(
  cells: EvidenceCells,
  applicationId: string,
  bytes: Uint8Array,
  changes: Record<string, string | undefined> = {},
): Promise<string> {
  const answer = await sendForm(cells, formOf(applicationId, bytes, changes))
  if (answer.statusCode > 201) throw new Error(`the upload was answered ${answer.statusCode}: ${answer.body}`)
  const { evidenceId } = answer.json()
  await inspect(cells, evidenceId)
  return evidenceId
}

/** Writes an application of this applicant as another service would have left it. */
export async function seedApplication(
  admin: Client,
  {
    authority = 'hk',
    applicant = harbour,
    status = 'draft',
  }: { authority?: Authority; applicant?: TestCaller; status?: string } = {},
): Promise<string> {
  const [organisationId, aiSystemId, applicationId] = [newId('org'), newId('sys'), newId('app')]
  const owner = [authority, applicant.id]
  await admin.query(
    `insert into applications.organisations (authority, applicant_id, organisation_id, version, names, identifier_scheme,
       identifier_value, place, address, contact, state, registered_at)
     values ($1, $2, $3, 1, '{}', 'HK-UBI', $3, 'HK', 'address', '{}', '{}', now())`,
    [...owner, organisationId],
  )
  await admin.query(
    `insert into applications.ai_systems (authority, applicant_id, organisation_id, ai_system_id, version, names,
       system_version, weights_digest, intended_purpose, state, registered_at)
     values ($1, $2, $3, $4, 1, '{}', '1', $5, 'purpose', '{}', now())`,
    [...owner, organisationId, aiSystemId, digestOf(randomBytes(8))],
  )
  await admin.query(
    `insert into applications.applications (authority, applicant_id, organisation_id, ai_system_id, application_id, version,
       status, edition, risk_class, places_of_use, modalities, submissions, state, opened_at, updated_at)
     values ($1, $2, $3, $4, $5, 1, $6, 'GBA-AI 2026-1', 'limited', '{HK}', '{nlp}', 0, '{}', now(), now())`,
    [...owner, organisationId, aiSystemId, applicationId, status],
  )
  return applicationId
}

/** Submits an application and has the reviewer of the test staff assigned to it and declared for it. */
export async function putUnderReview(admin: Client, applicationId: string): Promise<void> {
  await admin.query(
    `update applications.applications set status = 'in-review', submissions = 1 where application_id = $1`,
    [applicationId],
  )
  await admin.query(
    `insert into applications.review_assignments (authority, application_id, version, person_id, assigned_at)
     values ('hk', $1, 2, $2, now())`,
    [applicationId, reviewer.id],
  )
  await admin.query(
    `insert into applications.declarations (authority, application_id, version, person_id, conflict, statement, declared_at)
     values ('hk', $1, 3, $2, false, 'No interest.', now())`,
    [applicationId, reviewer.id],
  )
}

export function digestOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export type FormPart =
  | readonly [name: string, value: string]
  | { readonly name: string; readonly file: Uint8Array; readonly header?: string }

/** The form of an honest upload, with what a test changes of it. */
export function formOf(
  applicationId: string,
  bytes: Uint8Array,
  changes: Record<string, string | undefined> = {},
): FormPart[] {
  const fields = {
    applicationId,
    sha256: digestOf(bytes),
    residencyCategory: 'C3',
    effectiveOn: '2026-10-01',
    ...changes,
  }
  const given = Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined)
  return [...given, { name: 'file', file: bytes }]
}

const BOUNDARY = 'concert-test-boundary'
export const FORM_TYPE = `multipart/form-data; boundary=${BOUNDARY}`

export function encode(parts: readonly FormPart[]): Buffer {
  return Buffer.concat([...parts.map(encodePart), Buffer.from(`--${BOUNDARY}--\r\n`)])
}

function encodePart(part: FormPart): Buffer {
  if (!('file' in part)) {
    return Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${part[0]}"\r\n\r\n${part[1]}\r\n`)
  }
  const disposition = part.header ?? `filename="plan.pdf"\r\nContent-Type: application/pdf`
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${part.name}"; ${disposition}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), part.file, Buffer.from('\r\n')])
}

/** Where the bytes of an object are in the store of Hong Kong. */
export async function objectPath(cells: EvidenceCells, digest: string): Promise<string> {
  const { rows } = await cells.admin.query('select stored_as from evidence.object_keys where digest = $1', [digest])
  const [{ stored_as: name }] = rows
  return join(cells.storeFolder('hk'), 'objects', name.slice(0, 2), name)
}

/** Every file in a store, objects and unfinished uploads alike, by its path below the store. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
}

export function problemCodes(problem: Problem): string[] {
  return (problem.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`)
}

/** Resolves once `condition` holds; rejects after 10 s, naming it. */
export async function until(what: string, condition: () => Promise<boolean>): Promise<void> {
  const deadlineAt = Date.now() + 10_000
  while (!(await condition())) {
    if (Date.now() > deadlineAt) throw new Error(`waited in vain for: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
