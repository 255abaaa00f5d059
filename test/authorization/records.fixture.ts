import { randomUUID } from 'node:crypto'
import { readRequest, type ReadRequestStatement } from '@concert/contracts/border-reads'
import type { CertificateContent, EffectStatement } from '@concert/contracts/certificate-content'
import { examplePeerDecision } from '@concert/contracts/examples'
import { type OperationId, operations } from '@concert/contracts/operations'
import { canonicalBytes, digestHex } from '@concert/credentials/canonical'
import { assemble, attest } from '@concert/credentials/signed-credential'
import { signStatement } from '@concert/credentials/statement'
import { newId } from '@concert/db/identifiers'
import type { Evaluation } from '@concert/domain/evaluation/state'
import type { Authority } from '@concert/domain/jurisdictions'
import type { InjectOptions } from 'fastify'
import { Client } from 'pg'
import { contentOf } from '../../services/registry/test/registry.fixture.ts'
import { othersThan, owner, type Records, requestTo } from './requests.fixture.ts'
import type { Services } from './services.fixture.ts'

/** Records of the owner, made as an applicant makes them; the evaluation, which the system opens, is written by hand. */
export async function makeRecords(services: Services, here: Authority): Promise<Records> {
  const { apps, cells, issuers } = services
  const make = async (id: OperationId, records: Records): Promise<Record<string, unknown>> => {
    const request = requestTo(id, here, records)
    const { service } = operations[id]
    const authorization = `Bearer ${await issuers.token(here, owner, { service })}`
    const app = apps.get(service)
    const response = await app?.inject({ ...request, headers: { ...request.headers, authorization } })
    if (response?.statusCode !== 201) throw new Error(`${id} answered ${response?.statusCode} ${response?.body}`)
    return response.json()
  }
  const org = String((await make('registerOrganisation', {}))['organisationId'])
  const sys = String((await make('registerAiSystem', { org }))['aiSystemId'])
  const app = String((await make('openApplication', { org, sys }))['applicationId'])
  const evd = String((await make('uploadEvidence', { app }))['evidenceId'])
  await inspected(services, here, evd)
  const evl = newId('evl')
  const { requirements, team, findings, nonconformities, status: _status, ...rest } = evaluationOf(here, evl, app, org)
  const content = { requirements, team, findings, nonconformities }
  const admin = new Client({ connectionString: cells[here].adminUrl })
  await admin.connect()
  // Before its first submission an application is there for its client alone.
  await admin.query(
    `update applications.applications set status = 'submitted', submissions = 1 where application_id = $1`,
    [app],
  )
  // The application is not contracted: it is enough for who may call, and no evaluation could be opened on it.
  await admin.query('set session_replication_role = replica')
  await admin.query(
    `insert into reviews.evaluations (authority, evaluation_id, application_id, applicant_id, client_scheme, client_identifier,
       version, quorum, content, open_nonconformities, evaluators, risk_class, state, case_file, opened_at, updated_at)
     values ($4, $1, $2, $3, 'x', 'x', 1, 2, $5, 0, '{}', 'limited', $6, $7, now(), now())`,
    [
      evl,
      app,
      owner.id,
      here,
      JSON.stringify(content),
      JSON.stringify({ schemaVersion: 1, ...rest }),
      JSON.stringify(partiesOf(org, sys)),
    ],
  )
  await admin.end()
  return { org, sys, app, evd, evl }
}

/** Has the file inspected, as the workflows do after its upload: nobody is given it before. */
async function inspected({ apps, issuers }: Services, here: Authority, evd: string): Promise<void> {
  const request = requestTo('inspectEvidence', here, { evd })
  const system = { kind: 'system', id: 'concert-workflows' } as const
  const authorization = `Bearer ${await issuers.token(here, system, { service: 'evidence' })}`
  const ask = () => apps.get('evidence')?.inject({ ...request, headers: { ...request.headers, authorization } })
  let answer = await ask()
  // Where the machine has much to do it is still being checked: whoever follows the upload asks again.
  while (answer?.statusCode === 503) answer = await ask()
  if (answer?.json().quarantine !== null) throw new Error(`the file is closed: ${answer?.body}`)
}

/** What the case file of an evaluation says of its parties. */
function partiesOf(organisationId: string, aiSystemId: string): object {
  const names = { en: 'x' }
  const identifier = { scheme: 'HK-UBI', value: '99990017' }
  return {
    organisation: { organisationId, names, identifier, place: 'HK' },
    aiSystem: { aiSystemId, names, version: '1' },
  }
}

/** An evaluation that nobody has planned yet. */
function evaluationOf(
  authority: Authority,
  evaluationId: string,
  applicationId: string,
  organisationId: string,
): Evaluation {
  return {
    evaluationId,
    applicationId,
    organisationId,
    applicantId: owner.id,
    authority,
    edition: 'GBA-AI 2026-1',
    status: 'planning',
    riskClass: 'limited',
    requirements: ['GBA-AI-TS-01'],
    placesOfUse: ['HK'],
    scope: { en: 'x' },
    priorEvaluators: [],
    team: [],
    exclusions: [],
    declarations: [],
    findings: {},
    nonconformities: [],
    votes: [],
    quorum: 2,
  }
}

/** The request of another authority, whose message is signed as the operation asks. Publishing an effect needs its certificate. */
export async function signedRequest(
  id: OperationId,
  here: Authority,
  { keys, apps }: Services,
): Promise<InjectOptions> {
  const request = requestTo(id, here)
  switch (id) {
    case 'receiveEnvelope': {
      const body = examplePeerDecision
      const [from = here] = othersThan(here)
      const envelope = {
        id: newId('env'),
        from,
        to: here,
        type: 'recognition-decision.v1',
        issuedAt: now(),
        body,
      }
      return { ...request, payload: await signStatement('concert-envelope+jws', envelope, keys.exchange[from]) }
    }
    case 'giveEvidenceAcrossBorder': {
      const [from = here] = othersThan(here)
      return {
        ...request,
        payload: await signStatement('concert-read-request+jws', readOf(from, here), keys.exchange[from]),
      }
    }
    case 'stateLedger': {
      const [from = here] = othersThan(here)
      const period = { from: now(), until: now() }
      const asked = { id: randomUUID(), from, to: here, issuedAt: now(), period, after: null }
      return { ...request, payload: await signStatement('concert-ledger-request+jws', asked, keys.exchange[from]) }
    }
    case 'stateReads': {
      const [from = here] = othersThan(here)
      const period = { from: now(), until: now() }
      const asked = { id: randomUUID(), from, to: here, issuedAt: now(), period, after: null }
      return { ...request, payload: await signStatement('concert-read-ledger-request+jws', asked, keys.exchange[from]) }
    }
    case 'publishCertificate':
      return { ...request, payload: JSON.stringify({ credential: await credentialOf(contentOf(), keys) }) }
    case 'publishEffect': {
      const content = contentOf()
      const credential = await credentialOf(content, keys)
      await apps
        .get('registry')
        ?.inject({ ...requestTo('publishCertificate', here), payload: JSON.stringify({ credential }) })
      const change: EffectStatement = {
        certificateNumber: content.certificateNumber,
        authority: 'mo',
        jurisdiction: 'MO',
        status: 'suspended',
        conditions: [],
        reason: { en: 'Suspended until the disclosure is restored.' },
        clause: 'iso17065-7.11.1',
        at: now(),
        sequence: 1,
        certificateDigest: digestHex(canonicalBytes(content)),
      }
      const statement = await signStatement('concert-effect+jws', change, keys.certificate.mo)
      return { ...request, payload: JSON.stringify({ statement }) }
    }
    default:
      return request
  }
}

/** What an authority asks of another for one of its decision makers, of a case that is not there. */
function readOf(from: Authority, to: Authority): ReadRequestStatement {
  const request: Record<keyof ReadRequestStatement, unknown> = {
    id: newId('brd'),
    from,
    to,
    issuedAt: now(),
    recognitionId: newId('rec'),
    applicationId: newId('app'),
    digest: 'ab'.repeat(32),
    reader: {
      personId: 'decider-1',
      function: 'decision-maker',
      authorisation: { id: 'aut-1', validUntil: '2099-01-01T00:00:00.000Z' },
      office: null,
      assignedAs: ['decision-maker'],
      declaredFor: ['decision-maker'],
      hasConflict: false,
      lastServedClientOn: null,
      hasConfidentialityUndertaking: false,
    },
  }
  return readRequest.parse(request)
}

function now(): string {
  return new Date().toISOString()
}

/** The credential of a content, signed by those who decided, whether or not there are more authorities. */
async function credentialOf(content: CertificateContent, { certificate }: Services['keys']) {
  const bytes = canonicalBytes(content)
  const signing = content.decisions.map(({ authority }) => attest(bytes, certificate[authority]))
  return assemble(bytes, await Promise.all(signing))
}
