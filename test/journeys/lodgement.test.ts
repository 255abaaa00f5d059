import { createHash, randomUUID } from 'node:crypto'
import {
  acceptApplication,
  answerRequirements,
  declareApplicationImpartiality,
  getApplication,
  openApplication,
  repeatLodgementCheck,
  startReview,
  submitApplication,
  withdrawApplication,
} from '@concert/contracts/applications'
import { getEvidenceCoverage } from '@concert/contracts/evidence-coverage'
import { registerAiSystem, registerOrganisation } from '@concert/contracts/organisations'
import { jurisdictionOf } from '@concert/domain/jurisdictions'
import { CallRefused } from '@concert/platform/operation-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cast } from '../story/cast.ts'
import { companySession, type Session, staffSession, until } from '../story/session.ts'
import { startWhole, type Whole } from './whole.fixture.ts'

let whole: Whole
beforeAll(async () => {
  whole = await startWhole()
}, 120_000)
afterAll(() => whole?.stop())

const people = {
  hk: { reviewer: 'wong.kahei', planner: 'chan.siuming' },
  mo: { reviewer: 'ana.lei', planner: 'carlos.ho' },
} as const

describe('the same weights, lodged in two authorities at once', () => {
  it.each([
    ['together', ([hk, mo]: Pair) => Promise.all([submit(hk), submit(mo)])],
    ['first in Hong Kong', async ([hk, mo]: Pair) => [await submit(hk), await submit(mo)]],
    ['first in Macao', async ([hk, mo]: Pair) => [await submit(mo), await submit(hk)].toReversed()],
  ] as const)('%s: both are submitted in the same words, and exactly one comes first', async (_when, submitAll) => {
    const weightsDigest = createHash('sha256').update(randomUUID()).digest('hex')
    const both = await Promise.all([
      answered('hk', 'harbour-legal', weightsDigest),
      answered('mo', 'tap-seac-tourism', weightsDigest),
    ])
    const submitted = await submitAll(both)
    expect(submitted.map(({ status, body }) => [status, body.status, body.lodgement])).toEqual([
      [200, 'submitted', null],
      [200, 'submitted', null],
    ])
    const results = await Promise.all(both.map(checked))
    expect(results.map(({ unanswered, underAnotherKey }) => [...unanswered, ...underAnotherKey])).toEqual([[], []])
    for (const { applicant, params } of both) {
      const { body } = await applicant.call(getApplication, { params })
      expect([body.status, body.lodgement]).toEqual(['submitted', null])
    }
    const obstacles = await Promise.all(both.map(lodgedWith))
    expect([
      [[], ['hk']],
      [['mo'], []],
    ]).toContainEqual(obstacles)
    // The one that waits comes first once the other has ended, and its authorities are asked again.
    const [winner, loser] = obstacles[0]?.length === 0 ? both : both.toReversed()
    if (winner === undefined || loser === undefined) throw new Error('there are two applications')
    await winner.applicant.command(getApplication, withdrawApplication, {
      params: winner.params,
      body: { reason: 'It is lodged with the other authority.' },
    })
    await askedAgain(loser)
    expect(await lodgedWith(loser)).toEqual([])
    await loser.applicant.command(getApplication, withdrawApplication, {
      params: loser.params,
      body: { reason: 'It is over.' },
    })
    for (const { workflows } of whole.constellation.engines?.values() ?? [])
      expect(await workflows.listDeadLetters()).toEqual([])
  })

  it('leave nothing of the client in the cell that is asked', async () => {
    await whole.idle()
    const [{ said } = { said: '' }] = await whole.rows(
      'mo',
      "select string_agg(statement, ' ') as said from exchange.inbound where type like 'lodgement-query%'",
    )
    const payloads = String(said)
      .split(' ')
      .map((statement) => Buffer.from(statement.split('.')[1] ?? '', 'base64url').toString('utf8'))
    expect(payloads.length).toBeGreaterThan(0)
    for (const payload of payloads) {
      const { body } = JSON.parse(payload) as { body: object }
      expect(Object.keys(body).toSorted()).toEqual(['applicationId', 'askedAt', 'keyId', 'lodgedAt', 'weightsIndex'])
    }
  })
})

const acceptance = {
  review: {
    informationSufficient: true,
    differencesResolved: true,
    scopeDefined: true,
    meansAvailable: true,
    competenceAvailable: true,
  },
  scope: { en: 'Legal questions', 'zh-Hant': '法律問答', 'zh-Hans': '法律问答', pt: 'Perguntas jurídicas' },
  firstOfItsKindJustification: 'The team is competent for it.',
  outsourcing: [],
}

type Pair = readonly [inHongKong: Lodged, inMacao: Lodged]

interface Lodged {
  readonly authority: 'hk' | 'mo'
  readonly applicant: Session
  readonly params: { readonly applicationId: never }
}

/** A draft in which everything is answered, of a company for its own system. */
async function answered(authority: 'hk' | 'mo', clientId: string, weightsDigest: string): Promise<Lodged> {
  const company = cast[authority].companies.find((one) => one.clientId === clientId)
  if (company === undefined) throw new Error(`the cast of ${authority} has no ${clientId}`)
  const applicant = await companySession(whole.world, authority, clientId)
  const { names, identifier, place, address, contact } = company
  const organisationId = await applicant
    .call(registerOrganisation, { body: { names, identifier, place, address, contact } })
    .then(({ body }) => body.organisationId)
    .catch((error: unknown) => {
      if (error instanceof CallRefused && error.status === 409) return Object(error.problem.current).organisationId
      throw error
    })
  const { system } = company
  const { aiSystemId } = (
    await applicant.call(registerAiSystem, {
      body: {
        organisationId,
        names: system.names,
        version: system.version,
        weightsDigest,
        intendedPurpose: system.purpose,
      },
    })
  ).body
  const opened = await applicant.call(openApplication, {
    body: {
      organisationId,
      aiSystemId,
      edition: 'GBA-AI 2026-1',
      riskClass: 'minimal',
      modalities: ['nlp'],
      placesOfUse: [jurisdictionOf(authority)],
    },
  })
  const params = { applicationId: opened.body.applicationId as never }
  const lodged = { authority, applicant, params }
  const evidence = await evidenceOf(lodged, clientId)
  const { requirements } = opened.body
  if (requirements === null) throw new Error('the client is not shown what it has to answer')
  const answers = requirements.map(({ requirementId }) => ({
    requirementId,
    statement: 'It is met.',
    evidence: evidence.get(requirementId) ?? [],
  }))
  await applicant.command(getApplication, answerRequirements, { params, body: { answers: answers as never } })
  return lodged
}

/** A file for each kind of evidence that the application must have, as the service `evidence` would have stored it. */
async function evidenceOf(
  { authority, applicant, params }: Lodged,
  clientId: string,
): Promise<ReadonlyMap<string, string[]>> {
  const { items, asOf } = (await applicant.call(getEvidenceCoverage, { params })).body
  const required = items.filter(({ isRequired }) => isRequired)
  const files = required.map(({ requirementId, kind }) => ({
    requirementId: String(requirementId),
    kind,
    digest: createHash('sha256')
      .update(`${String(params.applicationId)} ${requirementId} ${kind}`)
      .digest('hex'),
  }))
  await whole.rows(
    authority,
    `insert into evidence.artefacts (authority, evidence_id, applicant_id, application_id, version, digest, size_bytes,
       media_type, file_name, residency_category, scan, state, stored_at, kind, requirements, effective_on)
     select $1, 'evd_' || uuidv7(), $2, $3, 1, file.digest, 1, 'text/plain', 'evidence.txt', 'C4', 'not-scanned', '{}', now(),
       file.kind, array[file."requirementId"], $4
     from jsonb_to_recordset($5) as file (digest text, kind text, "requirementId" text)`,
    [authority, clientId, params.applicationId, asOf, JSON.stringify(files)],
  )
  const byRequirement = [...Map.groupBy(files, ({ requirementId }) => requirementId)]
  return new Map(byRequirement.map(([id, held]) => [id, held.map(({ digest }) => digest)]))
}

function submit({ applicant, params }: Lodged) {
  return applicant.command(getApplication, submitApplication, { params, body: { declarationNotLodgedElsewhere: true } })
}

/** What staff see of the check once it is recorded. */
async function checked({ authority, params }: Lodged) {
  const reviewer = await staffSession(whole.world, authority, people[authority].reviewer)
  return until(`the check of ${String(params.applicationId)}`, async () => {
    const { lodgement } = (await reviewer.call(getApplication, { params })).body
    return lodgement?.result ?? undefined
  })
}

/** The authorities whose lodgement keeps an application from being accepted, as the reviewer is told. */
async function lodgedWith({ authority, params }: Lodged): Promise<(string | undefined)[]> {
  const reviewer = await staffSession(whole.world, authority, people[authority].reviewer)
  if ((await reviewer.call(getApplication, { params })).body.status === 'submitted') {
    const planner = await staffSession(whole.world, authority, people[authority].planner)
    await planner.command(getApplication, startReview, { params, body: { reviewerId: people[authority].reviewer } })
    const body = { conflict: false, statement: 'No relation with the client.' }
    await reviewer.command(getApplication, declareApplicationImpartiality, { params, body })
  }
  // The claim of the organisation is not verified, so that it is refused in any case.
  const refused = await reviewer.command(getApplication, acceptApplication, { params, body: acceptance }).then(
    () => [],
    (error: unknown) => (error instanceof CallRefused ? (error.problem.errors ?? []) : Promise.reject(error)),
  )
  return refused.flatMap(({ code, subject }) => (code === 'lodged-with' ? [subject] : []))
}

async function askedAgain(lodged: Lodged) {
  const { authority, params } = lodged
  const reviewer = await staffSession(whole.world, authority, people[authority].reviewer)
  await reviewer.command(getApplication, repeatLodgementCheck, { params, body: {} })
  return checked(lodged)
}
