import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '@concert/db/identifiers'
import type { TransferBasis } from '@concert/domain/transfer-basis/transfer-basis'
import { program as evidenceProgram } from '@concert/evidence-service/program'
import { program as exchangeProgram } from '@concert/exchange-service/program'
import { createLogger } from '@concert/platform/logger'
import { connectPostgres } from '@concert/postgres/databases'
import { freePort } from '@concert/postgres/free-port'
import { makeAuthorityKeys, privateKeyFile } from '@concert/testing/authority-keys'
import { prepareCell } from '@concert/testing/cell-database'
import { evidenceKeyFile, makeEvidenceKeys } from '@concert/testing/evidence-keys'
import { startFakeClamd } from '@concert/testing/fake-clamd'
import { seedStaff } from '@concert/testing/staff'
import { createTestIssuers, type TestCaller } from '@concert/testing/test-tokens'
import { Client } from 'pg'

// The mainland leads a case that Macao recognises: `evidence` of the one and `exchange` of both, over HTTP.

const system: TestCaller = { kind: 'system', id: 'concert-workflows' }
const company: TestCaller = { kind: 'applicant', id: 'pengcheng' }
export const reader: TestCaller = { kind: 'staff', id: 'decider-1' }

export type TwoCells = Awaited<ReturnType<typeof startTwoCells>>

export async function startTwoCells(postgresUrl: string) {
  const server = connectPostgres(postgresUrl)
  const folder = await mkdtemp(join(tmpdir(), 'concert-border-'))
  const [lead, other] = [await prepareCell(server, 'cn-gd'), await prepareCell(server, 'mo')]
  await Promise.all([seedStaff(lead.adminUrl, 'cn-gd'), seedStaff(other.adminUrl, 'mo')])
  const { exchange: keys } = await makeAuthorityKeys(folder)
  await makeEvidenceKeys(folder)
  const admin = {
    'cn-gd': new Client({ connectionString: lead.adminUrl }),
    mo: new Client({ connectionString: other.adminUrl }),
  }
  await Promise.all([admin['cn-gd'].connect(), admin.mo.connect()])
  const [issuers, port] = [await createTestIssuers('exchange'), await freePort()]
  const logged: string[] = []
  const logger = createLogger({
    service: 'exchange',
    level: 'trace',
    destination: { write: (line: string) => void logged.push(line) },
  })
  const common = {
    CONCERT_ISSUER: 'http://127.0.0.1:1/{authority}',
    CONCERT_CURSOR_KEY: '07'.repeat(32),
    CONCERT_TRUST_DIR: folder,
  }
  const scanner = await startFakeClamd({ answer: () => 'stream: OK' })
  const evidence = await evidenceProgram.openContexts(
    evidenceProgram.readConfig({
      ...common,
      CONCERT_AUTHORITIES: 'cn-gd',
      DATABASE_URL_CN_GD: lead.url('evidence'),
      CONCERT_EVIDENCE_DIR_CN_GD: join(folder, 'evidence'),
      CONCERT_EVIDENCE_KEY_CN_GD: evidenceKeyFile(folder, 'cn-gd'),
      CONCERT_EVIDENCE_SCANNER_CN_GD: `tcp://${scanner.address.host}:${scanner.address.port}`,
    }),
    logger,
  )
  const exchange = await exchangeProgram.openContexts(
    exchangeProgram.readConfig({
      ...common,
      CONCERT_AUTHORITIES: 'cn-gd,mo',
      CONCERT_PEER_URL: `http://127.0.0.1:${port}/{authority}/v1`,
      DATABASE_URL_CN_GD: lead.url('exchange'),
      DATABASE_URL_MO: other.url('exchange'),
      CONCERT_EXCHANGE_KEY_CN_GD: privateKeyFile(folder, 'cn-gd', 'exchange'),
      CONCERT_EXCHANGE_KEY_MO: privateKeyFile(folder, 'mo', 'exchange'),
    }),
    logger,
  )
  const leadApp = await evidenceProgram.buildApp(evidence.contexts, {
    logger,
    authenticate: issuers.authenticateFor('evidence'),
  })
  const readerApp = await exchangeProgram.buildApp(exchange.contexts, { logger, authenticate: issuers.authenticate })
  await leadApp.listen({ host: '127.0.0.1', port })
  const leadContext = evidence.contexts.get('cn-gd')
  const readerContext = exchange.contexts.get('mo')
  if (leadContext === undefined || readerContext === undefined) throw new Error('a cell is not served')
  return {
    admin,
    issuers,
    logged,
    leadApp,
    readerApp,
    leadContext,
    readerContext,
    exchanges: exchange.contexts,
    keys,
    leadUrl: lead.adminUrl,
    evidenceFolder: join(folder, 'evidence'),
    async close() {
      await readerApp.close()
      await leadApp.close()
      await Promise.all([evidence.close(), exchange.close(), issuers.close(), scanner.close()])
      await Promise.all([admin['cn-gd'].end(), admin.mo.end()])
      await Promise.all([lead.drop(), other.drop()])
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export interface JointCase {
  readonly recognitionId: string
  readonly applicationId: string
  readonly evidenceId: string
  readonly digest: string
}

/** A case that the mainland granted on a file of which this is stated, which Macao recognises: decider-1 has declared there. */
export async function jointCase(
  cells: TwoCells,
  bytes: Buffer,
  residencyCategory = 'C8',
  stated: Readonly<Record<string, string>> = {},
): Promise<JointCase> {
  const digest = createHash('sha256').update(bytes).digest('hex')
  const [applicationId, evaluationId, recognitionId] = [newId('app'), newId('evl'), newId('rec')]
  const lead = cells.admin['cn-gd']
  // What leads to an application, a decision or a recognition is tried by the services whose it is.
  await lead.query('set session_replication_role = replica')
  await lead.query(
    `insert into applications.applications (authority, applicant_id, organisation_id, ai_system_id, application_id, version,
       status, edition, risk_class, places_of_use, modalities, submissions, state, opened_at, updated_at)
     values ('cn-gd', $1, 'org_1', 'sys_1', $2, 1, 'contracted', 'GBA-AI 2026-1', 'high', '{CN,MO}', '{ml}', 1, '{}', now(), now())`,
    [company.id, applicationId],
  )
  await lead.query(
    `insert into reviews.evaluations (authority, evaluation_id, application_id, applicant_id, client_scheme, client_identifier, version,
       status, quorum, content, open_nonconformities, evaluators, risk_class, state, case_file, opened_at, updated_at)
     values ('cn-gd', $2, $1, $3, 'USCC', 'x', 1, 'granted', 2, '{}', 0, '{}', 'high', '{}', '{}', now(), now())`,
    [applicationId, evaluationId, company.id],
  )
  await lead.query(
    `insert into reviews.findings (authority, evaluation_id, requirement_id, evaluation_version, evaluator_id, grade, rationale, evidence, recorded_at)
     values ('cn-gd', $1, 'DP-04', 1, 'evaluator-1', 'conforms', 'It is met.', $2, now())`,
    [evaluationId, JSON.stringify([digest])],
  )
  await lead.query('set session_replication_role = default')
  const evidenceId = await upload(cells, { applicationId, digest, residencyCategory, ...stated }, bytes)
  const other = cells.admin.mo
  await other.query('set session_replication_role = replica')
  await other.query(
    `insert into reviews.recognitions (authority, recognition_id, lead_authority, evaluation_id, application_id, client_scheme,
       client_identifier, version, quorum, dossier, open_nonconformities, state, received_at, updated_at)
     values ('mo', $1, 'cn-gd', $2, $3, 'USCC', 'x', 1, 2, '{}', 0, '{}', now(), now())`,
    [recognitionId, evaluationId, applicationId],
  )
  await other.query(
    `insert into reviews.declarations (authority, version, person_id, recognition_id, function, conflict, statement, declared_at)
     values ('mo', 2, $2, $1, 'decision-maker', false, 'No interest.', now())`,
    [recognitionId, reader.id],
  )
  await other.query('set session_replication_role = default')
  return { recognitionId, applicationId, evidenceId, digest }
}

async function upload(
  { leadApp, issuers }: TwoCells,
  fields: Readonly<Record<'applicationId' | 'digest' | 'residencyCategory', string> & Record<string, string>>,
  bytes: Buffer,
): Promise<string> {
  const { applicationId, digest, residencyCategory, ...more } = fields
  const boundary = 'border-boundary'
  const said = { applicationId, sha256: digest, residencyCategory, dataSubjects: '40', ...more }
  const parts = Object.entries(said).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const file = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="陳大文.csv"\r\nContent-Type: text/csv\r\n\r\n`
  const payload = Buffer.concat([
    Buffer.from(`${parts.join('')}${file}`),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  const token = await issuers.token('cn-gd', company, { service: 'evidence' })
  const headers = { authorization: `Bearer ${token}`, 'content-type': `multipart/form-data; boundary=${boundary}` }
  const answer = await leadApp.inject({ method: 'POST', url: '/cn-gd/v1/evidence', headers, payload })
  if (answer.statusCode !== 201) throw new Error(answer.body)
  const { evidenceId } = answer.json()
  await inspect(leadApp, await issuers.token('cn-gd', system, { service: 'evidence' }), evidenceId)
  return evidenceId
}

/** As the workflows do after an upload: nobody is given a file before. */
async function inspect(app: TwoCells['leadApp'], token: string, evidenceId: string): Promise<void> {
  const url = `/internal/cn-gd/v1/evidence/${evidenceId}/inspection`
  const asked = (times: number) =>
    app.inject({
      method: 'POST',
      url,
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': `inspect.${evidenceId}.${times}` },
      payload: {},
    })
  let answer = await asked(0)
  // The answer waits for five seconds; an inspection on a busy machine may take longer.
  for (let times = 1; times < 6 && answer.statusCode === 503; times += 1) answer = await asked(times)
  if (answer.json().quarantine !== null) throw new Error(`the file is closed: ${answer.body}`)
}

/** Records a contract with the lead as `exchange` there would have. */
export async function recordBasis({ admin }: TwoCells, basis: TransferBasis): Promise<void> {
  const columns = Object.entries(basis).map(([member, value]) => [
    member.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value !== null && typeof value === 'object' && !isTextList(member) ? JSON.stringify(value) : value,
  ])
  await admin['cn-gd'].query(
    `insert into exchange.transfer_bases (authority, status, state, recorded_at, ${columns.map(([name]) => name).join(', ')})
     values ('cn-gd', 'recorded', '{}', now(), ${columns.map((_column, index) => `$${index + 1}`).join(', ')})`,
    columns.map(([, value]) => value),
  )
}

function isTextList(member: string): boolean {
  return ['purposes', 'methods', 'categories'].includes(member)
}
