import type { ReadRequestStatement } from '@concert/contracts/border-reads'
import { signStatement } from '@concert/credentials/statement'
import { newId } from '@concert/db/identifiers'
import type { Authority } from '@concert/domain/jurisdictions'
import type { Client } from 'pg'
import type { EvidenceCells } from './evidence.fixture.ts'

/**
 * Writes that Hong Kong granted an application for these places, as `reviews` would have left it: on findings that cite these bytes, of
 * which one had cited others before.
 */
export async function seedGranted(
  admin: Client,
  applicationId: string,
  cited: readonly string[],
  {
    places = ['HK', 'CN', 'MO'],
    status = 'granted',
    replaced = [],
  }: { places?: readonly string[]; status?: string; replaced?: readonly string[] } = {},
): Promise<void> {
  const evaluationId = newId('evl')
  await admin.query('begin')
  // What leads to a decision is the business of another service, whose tests try its triggers.
  await admin.query('set local session_replication_role = replica')
  await admin.query(
    `update applications.applications set status = 'contracted', submissions = 1, places_of_use = $2 where application_id = $1`,
    [applicationId, places],
  )
  await admin.query(
    `insert into reviews.evaluations (authority, evaluation_id, application_id, applicant_id, client_scheme, client_identifier, version,
       status, quorum, content, open_nonconformities, evaluators, risk_class, state, case_file, opened_at, updated_at)
     select authority, $2, application_id, applicant_id, 'HK-UBI', 'x', 1, $3, 2, '{}', 0, '{}', 'high', '{}', '{}', now(), now()
       from applications.applications where application_id = $1`,
    [applicationId, evaluationId, status],
  )
  await admin.query(
    `insert into reviews.findings (authority, evaluation_id, requirement_id, evaluation_version, evaluator_id, grade, rationale, evidence, recorded_at)
     values ('hk', $1, 'DP-04', 1, 'evaluator-1', 'observation', 'It was replaced.', $3, now()),
       ('hk', $1, 'DP-04', 2, 'evaluator-1', 'conforms', 'It is met.', $2, now())`,
    [evaluationId, JSON.stringify(cited), JSON.stringify(replaced)],
  )
  await admin.query('commit')
}

type Change = Partial<Omit<ReadRequestStatement, 'reader'>> & {
  readonly reader?: Partial<ReadRequestStatement['reader']>
}

/** What the authority of the mainland asks for one of its decision makers, as it would sign it. */
export function requestOf(
  { applicationId, digest }: { applicationId: string; digest: string },
  { reader, ...change }: Change = {},
): ReadRequestStatement {
  return {
    id: newId('brd'),
    from: 'cn-gd',
    to: 'hk',
    issuedAt: new Date().toISOString(),
    recognitionId: newId('rec'),
    applicationId,
    digest,
    ...change,
    reader: {
      personId: 'li.wei',
      function: 'decision-maker',
      authorisation: { id: 'aut-li', validUntil: '2099-01-01T00:00:00.000Z' },
      office: { place: 'CN', city: 'Shenzhen', entity: 'USCC:91440300MAYY000348' },
      assignedAs: ['decision-maker'],
      declaredFor: ['decision-maker'],
      hasConflict: false,
      lastServedClientOn: null,
      hasConfidentialityUndertaking: false,
      ...reader,
    },
  } as ReadRequestStatement
}

/** Hands a request to Hong Kong's peer surface, signed by whom it says or by another. */
export async function askAbroad(
  { app, exchangeKeys }: EvidenceCells,
  request: ReadRequestStatement,
  signedBy: Authority = request.from,
) {
  const payload = await signStatement('concert-read-request+jws', request, exchangeKeys[signedBy])
  const headers = { 'content-type': 'application/jose' }
  return app.inject({ method: 'POST', url: '/hk/v1/evidence/across-border', headers, payload })
}
