import { assignEvaluators } from '@concert/contracts/evaluation-teams'
import { getEvaluation, listEvaluations, openEvaluation } from '@concert/contracts/evaluations'
import { eventSchemas } from '@concert/contracts/events/streams'
import { getDossier } from '@concert/contracts/recognitions'
import { digestOf } from '@concert/db/digest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  clientIdentifier,
  grantReasons,
  openCase,
  seedApplication,
  toAssigned,
  toGranted,
  weightsDigest,
} from './case.fixture.ts'
import { applicantOne, applicantTwo, type Cells, staff, startReviews, system } from './cell.fixture.ts'

let cells: Cells
beforeAll(async () => {
  cells = await startReviews()
})
afterAll(async () => {
  await cells.close()
})

describe('opening an evaluation', () => {
  test('an application has one evaluation, whoever opens it how often', async () => {
    const applicationId = await seedApplication(cells)
    const opened = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        cells.call(openEvaluation, system, { body: { applicationId }, key: `open-${index}` }),
      ),
    )
    expect(opened.map((answer) => answer.status)).toEqual(opened.map(() => 201))
    expect(new Set(opened.map((answer) => answer.body.evaluationId)).size).toBe(1)
    const events = await cells.rows('select from platform.events where payload::jsonb @> $1', [{ applicationId }])
    expect(events).toHaveLength(1)
  })

  test('an application without an agreement in force is refused, an unknown one is not found', async () => {
    const applicationId = await seedApplication(cells, { status: 'accepted' })
    const refused = await cells.call(openEvaluation, system, { body: { applicationId } })
    expect(refused.status).toBe(422)
    expect(refused.problem.errors).toMatchObject([{ code: 'application-not-contracted' }])
    const unknown = 'app_0197f3a0-0000-7000-8000-000000000001'
    expect((await cells.call(openEvaluation, system, { body: { applicationId: unknown } })).status).toBe(404)
  })

  test('the case file holds the contracted application and no personal data', async () => {
    const one = await openCase(cells)
    const [row] = await cells.rows<{ case_file: Record<string, unknown>; state: unknown }>(
      'select case_file, state from reviews.evaluations where evaluation_id = $1',
      [one.evaluationId],
    )
    expect(row?.case_file).toMatchObject({
      edition: 'GBA-AI 2026-1',
      aiSystem: { version: '2.4.0', weightsDigest },
      riskClass: 'limited',
      modalities: ['nlp', 'genai'],
      placesOfUse: ['CN', 'HK', 'MO'],
    })
    expect(Object.keys(row?.case_file ?? {}).toSorted()).toEqual(
      [
        'aiSystem',
        'edition',
        'modalities',
        'organisation',
        'placesOfUse',
        'requirements',
        'riskClass',
        'scope',
      ].toSorted(),
    )
    expect(JSON.stringify(row)).not.toMatch(/secret (street|person)|secret@/i)
  })
})

describe('the evaluation from its opening to the grant', () => {
  test('a case with one nonconformity, answered and closed, is granted by a quorum on the content reviewed', async () => {
    const one = await openCase(cells)
    await toGranted(one, true)
    const granted = await one.read('decider-1')
    expect(granted).toMatchObject({
      status: 'granted',
      quorum: 2,
      recommendation: { outcome: 'grant', by: 'report-1' },
      votes: [{ personId: 'decider-1' }, { personId: 'decider-2' }],
      decision: { outcome: 'grant', reasons: [grantReasons, grantReasons] },
      nonconformities: [{ grade: 'minor', closingReason: 'The corrected text was examined.' }],
      actions: ['declareImpartiality'],
    })
    expect(granted.findings).toHaveLength(granted.requirements.length)
    const team = (granted.team ?? []).map((member) => member.personId)
    expect(team).toHaveLength(2)
    expect(team.every((personId) => personId.startsWith('evaluator-'))).toBe(true)
  })

  test('every change has its event with what its followers are promised, its audit line and its receipts', async () => {
    const one = await openCase(cells)
    await toGranted(one, true)
    const events = await cells.rows<{ type: string; payload: unknown; version: number }>(
      "select type, payload, version from platform.events where stream = 'evaluation' and stream_id = $1 order by version",
      [one.evaluationId],
    )
    const types = events.map((event) => event.type)
    expect(types[0]).toBe('EvaluationOpened')
    expect(types.slice(-2)).toEqual(['VoteCast', 'EvaluationGranted'])
    expect(events.map((event) => event.version)).toEqual(events.map((_, index) => index + 1))
    expect((await one.read()).version).toBe(events.length)
    for (const type of ['NonconformitiesRaised', 'EvaluationGranted'] as const) {
      const payload = events.find((event) => event.type === type)?.payload
      expect(eventSchemas.evaluation[type].parse(payload)).toMatchObject({
        evaluationId: one.evaluationId,
        applicationId: one.applicationId,
      })
    }
    const receipts = await cells.rows<{ clause: string; authorisation_id: string | null }>(
      `select receipt.clause, receipt.authorisation_id from audit.receipts receipt
       join audit.lines audited using (authority, line_id) where audited.line like '%VoteCast%' and audited.line like '%' || $1 || '%'`,
      [one.evaluationId],
    )
    expect(receipts.map((receipt) => receipt.clause)).toContain('iso17065-7.6.2')
    expect(new Set(receipts.map((receipt) => receipt.authorisation_id))).toEqual(
      new Set(['aut-decider-1', 'aut-decider-2']),
    )
  })

  test('the decision stands in the tables that the database counts', async () => {
    const one = await openCase(cells)
    await toGranted(one)
    const { evaluationDigest, requirements } = await one.read()
    const [counted] = await cells.rows<Record<string, number>>(
      `select (select count(*)::int from reviews.findings where evaluation_id = $1) as findings,
              (select count(*)::int from reviews.recommendations where evaluation_id = $1 and evaluation_digest = $2) as recommendations,
              (select count(*)::int from reviews.votes where evaluation_id = $1 and evaluation_digest = $2) as votes,
              (select count(*)::int from reviews.participants where evaluation_id = $1 and side = 'judges') as judges`,
      [one.evaluationId, evaluationDigest],
    )
    expect(counted).toEqual({ findings: requirements.length, recommendations: 1, votes: 2, judges: 3 })
  })
})

describe('assigning evaluators', () => {
  test('everyone of the personnel who is not chosen has a reason', async () => {
    const one = await openCase(cells)
    await toAssigned(one)
    const { team, exclusions, requirements } = await one.read()
    expect((team ?? []).flatMap((member) => member.requirements).toSorted()).toEqual(requirements.toSorted())
    const named = [...(team ?? []), ...(exclusions ?? [])].map((person) => person.personId)
    const people = await cells.rows<{ person_id: string }>('select person_id from personnel.people')
    expect(named.toSorted()).toEqual(people.map((person) => person.person_id).toSorted())
    expect((exclusions ?? []).every((person) => person.reasons.length > 0)).toBe(true)
  })

  test.each([
    ['was withdrawn', 'withdrawn_at = now()'],
    ['has expired', 'valid_until = current_date - 2'],
    ['is of another function', "function = 'report-reviewer'"],
    ['is for another place', "place = 'MO'"],
  ])('a competence that %s does not make anybody competent', async (_what, change) => {
    await cells.rows(`update personnel.competences set ${change} where person_id = 'evaluator-3'`)
    try {
      const one = await openCase(cells)
      await toAssigned(one)
      const { exclusions } = await one.read()
      const reasons = exclusions?.find((person) => person.personId === 'evaluator-3')?.reasons
      expect(reasons?.map(({ code }) => code)).toContain('competence-missing')
    } finally {
      await cells.rows(
        `update personnel.competences set withdrawn_at = null, valid_until = null, function = 'evaluator', place = null
         where person_id = 'evaluator-3'`,
      )
    }
  })

  test('fewer evaluators than the class needs are refused', async () => {
    const one = await openCase(cells)
    const few = await one.act(assignEvaluators, 'planner-1', { teamSize: 1 })
    expect(few.problem.errors).toMatchObject([{ code: 'team-too-small', pointer: '/teamSize' }])
  })

  test('who works or worked for the client within two years is excluded with the reason', async () => {
    await using engaged = await engagement('evaluator-3', clientIdentifier, 'null')
    const applicationId = await seedApplication(cells, { applicantId: applicantTwo.id })
    await cells.rows('update applications.organisations set identifier_value = $1 where applicant_id = $2', [
      clientIdentifier,
      applicantTwo.id,
    ])
    const one = await openCase(cells, applicationId)
    await toAssigned(one)
    const { team, exclusions } = await one.read()
    expect((team ?? []).map((member) => member.personId)).not.toContain(engaged.personId)
    const reasons = exclusions?.find((person) => person.personId === engaged.personId)?.reasons
    expect(reasons).toMatchObject([
      { code: 'engaged-by-client', sentence: { en: 'Is employed by the client.', pt: 'É empregado do cliente.' } },
      { code: 'cooling-off', sentence: { en: expect.stringMatching(/^Worked for the client and must stay away/) } },
    ])
  })
})

async function engagement(personId: string, identifier: string, untilOn: string) {
  await cells.rows(`insert into personnel.engagements values ('hk', $1, $2, 'employment', '2020-01-01', ${untilOn})`, [
    personId,
    identifier,
  ])
  return {
    personId,
    async [Symbol.asyncDispose]() {
      await cells.rows('delete from personnel.engagements where person_id = $1', [personId])
    },
  }
}

describe('what the client sees', () => {
  test('its own evaluation without the deliberation, and with the reasons of the decision', async () => {
    const one = await openCase(cells)
    await toGranted(one, true)
    const seen = await cells.call(getEvaluation, applicantOne, { params: { evaluationId: one.evaluationId } })
    expect(seen.status).toBe(200)
    expect(seen.body).toMatchObject({
      status: 'granted',
      team: null,
      exclusions: null,
      findings: null,
      reviewerId: null,
      recommendation: null,
      votes: null,
      evaluationDigest: null,
      decision: { outcome: 'grant', reasons: [grantReasons, grantReasons] },
      nonconformities: [{ grade: 'minor' }],
    })
    expect(JSON.stringify(seen.body)).not.toMatch(/decider-|report-1/)
  })

  test('nothing of another client: not the evaluation, not a line of the list', async () => {
    const one = await openCase(cells)
    const params = { evaluationId: one.evaluationId }
    expect((await cells.call(getEvaluation, applicantTwo, { params })).status).toBe(404)
    const own = await cells.call(listEvaluations, applicantOne, { query: { applicationId: one.applicationId } })
    expect(own.body.items).toHaveLength(1)
    const foreign = await cells.call(listEvaluations, applicantTwo, { query: { applicationId: one.applicationId } })
    expect(foreign.body.items).toEqual([])
  })
})

describe('the dossier', () => {
  test('exists once the evaluation is granted, names who is awaited, and holds no name of staff', async () => {
    const one = await openCase(cells)
    const params = { evaluationId: one.evaluationId }
    const early = await cells.call(getDossier, system, { params })
    expect(early.status).toBe(422)
    expect(early.problem.errors).toMatchObject([{ code: 'evaluation-not-granted' }])
    await toGranted(one, true)
    const { body } = await cells.call(getDossier, system, { params })
    expect(body.awaiting).toEqual(['cn-gd', 'mo'])
    expect(body.decided).toEqual([])
    expect(body.dossierDigest).toBe(digestOf(body.dossier))
    expect(body.dossier).toMatchObject({
      leadAuthority: 'hk',
      recommendation: 'grant',
      decision: { outcome: 'grant', deciders: 2 },
      nonconformities: [{ grade: 'minor', closed: true }],
    })
    expect(JSON.stringify(body.dossier)).not.toMatch(/evaluator-|decider-|report-1|planner-1|secret/i)
  })
})

test('the service is ready while its databases answer', async () => {
  expect(await cells.get('/ready')).toMatchObject({ status: 200 })
  expect((await cells.call(getEvaluation, staff('planner-1'), { params: { evaluationId: 'evl_x' } })).status).toBe(400)
})
