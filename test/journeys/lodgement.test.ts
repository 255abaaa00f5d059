import { createHash, randomUUID } from 'node:crypto'
import {
  answerRequirements,
  declareApplicationImpartiality,
  getApplication,
  openApplication,
  repeatLodgementCheck,
  startReview,
  submitApplication,
  withdrawApplication,
} from '@concert/contracts/applications'
import { registerAiSystem, registerOrganisation } from '@concert/contracts/organisations'
import { type Authority, jurisdictionOf } from '@concert/domain/jurisdictions'
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
  it('are found by each in the other, told to staff alone, and free again once one of the two has ended', async () => {
    const weightsDigest = createHash('sha256').update(randomUUID()).digest('hex')
    const [inHongKong, inMacao] = await Promise.all([
      answered('hk', 'harbour-legal', weightsDigest),
      answered('mo', 'tap-seac-tourism', weightsDigest),
    ])
    const both = [inHongKong, inMacao]
    const submitted = await Promise.all(both.map(({ applicant, params }) => submit(applicant, params)))
    expect(submitted.map(({ status, body }) => [status, body.status, body.lodgement])).toEqual([
      [200, 'submitted', null],
      [200, 'submitted', null],
    ])
    const results = await Promise.all(both.map(checked))
    const found = results.map((result) => result.found.map(({ authority }) => authority))
    // Each commits its own lodgement before it asks, so that one of the two at least finds the other.
    expect(found.flat().length).toBeGreaterThan(0)
    expect([[], ['mo']]).toContainEqual(found[0])
    expect([[], ['hk']]).toContainEqual(found[1])
    expect(results.map(({ unanswered }) => unanswered)).toEqual([[], []])
    for (const { applicant, params } of both) {
      expect((await applicant.call(getApplication, { params })).body).toMatchObject({
        status: 'submitted',
        lodgement: null,
      })
    }
    expect(await askedAgain(inHongKong)).toMatchObject({ found: [{ authority: 'mo' }], unanswered: [] })
    await inMacao.applicant.command(getApplication, withdrawApplication, {
      params: inMacao.params,
      body: { reason: 'It is lodged in Hong Kong.' },
    })
    expect(await askedAgain(inHongKong)).toMatchObject({ found: [], unanswered: [] })
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
      expect(Object.keys(body).toSorted()).toEqual(['applicationId', 'askedAt', 'weightsIndex'])
    }
  })
})

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
  const evidence = [await evidenceOf(authority, clientId, params.applicationId)]
  const answers = opened.body.requirements.map(({ requirementId }) => ({
    requirementId,
    statement: 'It is met.',
    evidence,
  }))
  await applicant.command(getApplication, answerRequirements, { params, body: { answers: answers as never } })
  return { authority, applicant, params }
}

/** One artefact, as the service `evidence` would have stored it. */
async function evidenceOf(authority: Authority, clientId: string, applicationId: string): Promise<string> {
  const digest = createHash('sha256').update(applicationId).digest('hex')
  await whole.rows(
    authority,
    `insert into evidence.artefacts (authority, evidence_id, applicant_id, application_id, version, digest, size_bytes,
       media_type, file_name, residency_category, scan, state, stored_at)
     values ($1, 'evd_' || gen_random_uuid(), $2, $3, 1, $4, 1, 'text/plain', 'evidence.txt', 'C3', 'not-scanned', '{}', now())`,
    [authority, clientId, applicationId, digest],
  )
  return digest
}

function submit(applicant: Session, params: Lodged['params']) {
  return applicant.command(getApplication, submitApplication, { params, body: { declarationNotLodgedElsewhere: true } })
}

/** What staff see of the check once it is recorded. */
async function checked({ authority, params }: Lodged) {
  const reviewer = await staffSession(whole.world, authority, people[authority].reviewer)
  return until(`the check of ${params.applicationId}`, async () => {
    const { lodgement } = (await reviewer.call(getApplication, { params })).body
    return lodgement?.checkedAt === null ? undefined : (lodgement ?? undefined)
  })
}

/** Puts the application under review where it is not yet, and asks the authorities anew. */
async function askedAgain(lodged: Lodged) {
  const { authority, params } = lodged
  const reviewer = await staffSession(whole.world, authority, people[authority].reviewer)
  if ((await reviewer.call(getApplication, { params })).body.status === 'submitted') {
    const planner = await staffSession(whole.world, authority, people[authority].planner)
    await planner.command(getApplication, startReview, { params, body: { reviewerId: people[authority].reviewer } })
    const body = { conflict: false, statement: 'No relation with the client.' }
    await reviewer.command(getApplication, declareApplicationImpartiality, { params, body })
  }
  await reviewer.command(getApplication, repeatLodgementCheck, { params, body: {} })
  return checked(lodged)
}
