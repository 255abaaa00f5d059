import { getEvaluation } from '@concert/contracts/evaluations'
import { eventSchemas } from '@concert/contracts/events/streams'
import type { Problem } from '@concert/contracts/problems'
import {
  castRecognitionVote,
  getDossier,
  getRecognition,
  listRecognitions,
  recordPeerDecision,
} from '@concert/contracts/recognitions'
import { digestOf } from '@concert/db/digest'
import { addWorkingDays } from '@concert/domain/calendars/working-days'
import { localDate } from '@concert/domain/instant'
import { signEnvelope, type TestEnvelope } from '@concert/testing/authority-keys'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCase, seedApplication, toGranted } from './case.fixture.ts'
import { applicantOne, type Cells, staff, startReviews, system } from './cell.fixture.ts'
import {
  asNew,
  decideInMacao,
  grantInHongKong,
  type Granted,
  openRecognitionCase,
  receive,
} from './recognition.fixture.ts'

let cells: Cells
let granted: Granted

beforeAll(async () => {
  cells = await startReviews(['hk', 'mo'])
  granted = await grantInHongKong(cells)
})
afterAll(async () => {
  await cells.close()
})

function codesOf(answer: { problem: Problem }): string[] {
  return (answer.problem.errors ?? []).map((error) => error.code)
}

describe('receiving a dossier', () => {
  test('a dossier is received once, however often and under whatever key it arrives', async () => {
    const dossier = asNew(granted.dossier)
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => receive(cells, dossier, { key: `k${index}` })),
    )
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 201))
    expect(new Set(answers.map((answer) => answer.body.recognitionId)).size).toBe(1)
    const events = await cells.rows<{ type: string; payload: { dossierDigest: string } }>(
      "select type, payload from platform.events where payload ->> 'evaluationId' = $1",
      [dossier.evaluationId],
      'mo',
    )
    expect(events).toMatchObject([{ type: 'RecognitionOpened', payload: { dossierDigest: digestOf(dossier) } }])
  })

  test('another dossier for the same evaluation is refused', async () => {
    const dossier = asNew(granted.dossier)
    await receive(cells, dossier)
    expect(codesOf(await receive(cells, { ...dossier, evaluationDigest: 'a'.repeat(64) }))).toEqual([
      'dossier-digest-differs',
    ])
  })

  test('a dossier that another authority than its lead signed is refused', async () => {
    const answer = await receive(cells, asNew(granted.dossier), { from: 'cn-gd' })
    expect(answer.status).toBe(422)
    expect(answer.problem.errors).toMatchObject([{ code: 'dossier-not-signed-by-lead' }])
  })

  test('a dossier of this very authority, for other places, not granted, or of an unknown edition is refused', async () => {
    const own = await receive(cells, asNew(granted.dossier, { leadAuthority: 'mo' }))
    expect(own.problem.errors).toMatchObject([
      { code: 'lead-does-not-recognise', pointer: '/dossier/leadAuthority' },
      { code: 'dossier-not-signed-by-lead' },
    ])
    const elsewhere = await receive(cells, asNew(granted.dossier, { placesOfUse: ['CN', 'HK'] }))
    expect(codesOf(elsewhere)).toEqual(['place-not-of-use'])
    const refused = { ...granted.dossier.decision, outcome: 'refuse' }
    expect(codesOf(await receive(cells, asNew(granted.dossier, { decision: refused })))).toEqual([
      'evaluation-not-granted',
    ])
    const unknown = await receive(cells, asNew(granted.dossier, { edition: 'GBA-AI 2031-7' }))
    expect(codesOf(unknown)).toEqual(['edition-unknown'])
  })

  test('a member that the dossier has no place for is refused', async () => {
    const dossier = { ...asNew(granted.dossier), contact: 'secret@example.org' }
    const answer = await receive(cells, dossier)
    expect(answer.problem.errors).toMatchObject([
      { code: 'body-refused', pointer: '/statement' },
      { code: 'unrecognized-key', pointer: '/statement/body/contact' },
    ])
  })
})

describe('deciding on a dossier', () => {
  test('a quorum reserves with the union of its conditions, and the event carries what the lead is told', async () => {
    const dossier = asNew(granted.dossier)
    const one = await openRecognitionCase(cells, dossier)
    expect((await one.read()).actions).toEqual(['declareRecognitionImpartiality', 'castRecognitionVote'])
    await one.declare('decider-1')
    await one.declare('decider-2')
    await one.vote('decider-1', 'reserve', ['Portuguese notice', 'Local contact'])
    const decided = await one.vote('decider-2', 'reserve', ['Portuguese notice'])
    expect(decided.body).toMatchObject({
      status: 'reserved',
      decision: { decision: 'reserve', conditions: ['Portuguese notice', 'Local contact'] },
      actions: ['declareRecognitionImpartiality'],
    })
    const [event] = await cells.rows<{ payload: unknown }>(
      "select payload from platform.events where stream_id = $1 and type = 'RecognitionDecided'",
      [one.recognitionId],
      'mo',
    )
    expect(eventSchemas.recognition.RecognitionDecided.parse(event?.payload)).toMatchObject({
      leadAuthority: 'hk',
      peerDecision: {
        evaluationId: dossier.evaluationId,
        dossierDigest: digestOf(dossier),
        jurisdiction: 'MO',
        decision: 'reserve',
        conditions: ['Portuguese notice', 'Local contact'],
        reasons: ['I vote to reserve.', 'I vote to reserve.'],
        decidedAt: decided.body.decision?.at,
      },
    })
    const late = await one.vote('decider-3', 'recognise')
    expect(late.problem.allowed_actions).toEqual(['declareRecognitionImpartiality'])
  })

  test('nobody votes without a declaration, with a conflict, twice, or reserving without a condition', async () => {
    const one = await openRecognitionCase(cells, asNew(granted.dossier))
    expect(codesOf(await one.vote('decider-1', 'recognise'))).toEqual(['impartiality-not-declared'])
    await one.declare('decider-1', true)
    expect(codesOf(await one.vote('decider-1', 'recognise'))).toEqual(['impartiality-not-declared'])
    await one.declare('decider-2')
    expect(codesOf(await one.vote('decider-2', 'reserve'))).toEqual(['condition-missing'])
    expect((await one.vote('decider-2', 'recognise')).status).toBe(200)
    expect(codesOf(await one.vote('decider-2', 'recognise'))).toEqual(['already-voted'])
  })

  test('the conditions of a decision fit what the lead can be told, and no refusal tells of earlier votes', async () => {
    const one = await openRecognitionCase(cells, asNew(granted.dossier))
    await one.declare('decider-1')
    await one.declare('decider-2')
    const conditions = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => `Condition ${from + index}`)
    expect(codesOf(await one.vote('decider-1', 'reserve', conditions(0, 11)))).toEqual(['too-many-conditions'])
    expect((await one.vote('decider-1', 'reserve', conditions(0, 10))).status).toBe(200)
    const { errors: [error] = [] } = (await one.vote('decider-2', 'reserve', conditions(5, 11))).problem
    expect(error?.message).toContain('names 11 conditions of at most 10')
    const decided = await one.vote('decider-2', 'reserve', conditions(10, 10))
    expect(decided.body).toMatchObject({ status: 'reserved', decision: { conditions: conditions(0, 20) } })
  })

  test('who served the client within two years cannot declare to be impartial, in words and in the database', async () => {
    const one = await openRecognitionCase(cells, asNew(granted.dossier))
    await cells.rows(
      `insert into personnel.engagements values ('mo', 'decider-3', $1, 'consultancy', '2020-01-01', null)`,
      [granted.dossier.organisation.identifier.value],
      'mo',
    )
    const refused = await one.declare('decider-3')
    expect(refused.problem.errors).toMatchObject([{ code: 'cooling-off', clause: 'iso17065-4.2.10' }])
    await expect(
      cells.asService(
        [`insert into reviews.recognition_declarations values ('mo', '${one.recognitionId}', 'decider-3', now())`],
        'mo',
      ),
    ).rejects.toMatchObject({ code: '23000', constraint: 'cooling_off' })
    expect((await one.declare('decider-3', true)).status).toBe(200)
    await cells.rows('delete from personnel.engagements', [], 'mo')
  })

  test('nobody whom this authority has lent to the lead declares or votes, in the service and in the database', async () => {
    await cells.rows(
      `insert into personnel.loans (authority, loan_id, version, status, borrower, lender, function, seat, valid_from, valid_until,
         person_id, state, opened_at)
       values ('mo', 'loa_test', 2, 'agreed', 'hk', 'mo', 'evaluator', 'borrower', now() - interval '2 months', now() - interval '1 month',
         'decider-3', '{}', now())`,
      [],
      'mo',
    )
    const one = await openRecognitionCase(cells, asNew(granted.dossier))
    const refused = await one.declare('decider-3')
    expect(refused.problem.errors).toMatchObject([{ code: 'lent-to-the-lead', clause: 'iso17065-7.6.2' }])
    const declared = `insert into reviews.recognition_declarations values ('mo', '${one.recognitionId}', 'decider-3', now())`
    await expect(cells.asService([declared], 'mo')).rejects.toMatchObject({ constraint: 'not_lent_to_the_lead' })
    expect((await one.declare('decider-3', true)).status).toBe(200)
    const later = await openRecognitionCase(cells, asNew(granted.dossier))
    await cells.rows(
      `update personnel.loans set valid_until = now() - interval '24 months', valid_from = '2020-01-01'`,
      [],
      'mo',
    )
    expect((await later.declare('decider-3')).status).toBe(200)
    await cells.rows(`delete from personnel.loans`, [], 'mo')
  })

  test('the database refuses a decision without a quorum, a vote without a declaration, and any change afterwards', async () => {
    const one = await openRecognitionCase(cells, asNew(granted.dossier))
    const set = (status: string) =>
      cells.asService(
        [`update reviews.recognitions set status = '${status}' where recognition_id = '${one.recognitionId}'`],
        'mo',
      )
    await expect(set('recognised')).rejects.toMatchObject({ constraint: 'decided_by_quorum' })
    const vote = `insert into reviews.recognition_votes values ('mo', '${one.recognitionId}', 'decider-1', 'recognise', '[]', 'yes', now())`
    await expect(cells.asService([vote], 'mo')).rejects.toMatchObject({ code: '23503' })
    const lapsed = `insert into reviews.recognition_declarations values ('mo', '${one.recognitionId}', 'lapsed-1', now())`
    await expect(cells.asService([lapsed, vote.replace('decider-1', 'lapsed-1')], 'mo')).rejects.toMatchObject({
      constraint: 'authorised_decision_maker',
    })
    await decideInMacao(one, 'recognise')
    for (const status of ['received', 'recognised']) {
      await expect(set(status)).rejects.toMatchObject({ constraint: 'decision_final' })
    }
  })

  test('a stale version is refused with the present recognition', async () => {
    const one = await openRecognitionCase(cells, asNew(granted.dossier))
    await one.declare('decider-1')
    const stale = await cells.call(castRecognitionVote, staff('decider-1'), {
      authority: 'mo',
      params: { recognitionId: one.recognitionId },
      body: { decision: 'recognise', conditions: [], reasons: 'Fine.' },
      version: 1,
    })
    expect(stale.status).toBe(412)
    expect(stale.problem.current).toMatchObject({ recognitionId: one.recognitionId, version: 2 })
  })
})

describe('who may read a recognition', () => {
  test('staff of its own cell only', async () => {
    const one = await openRecognitionCase(cells, asNew(granted.dossier))
    const params = { recognitionId: one.recognitionId }
    expect((await cells.call(getRecognition, staff('evaluator-1'), { authority: 'mo', params })).status).toBe(200)
    expect((await cells.call(getRecognition, staff('evaluator-1'), { authority: 'hk', params })).status).toBe(404)
    expect((await cells.call(getRecognition, applicantOne, { authority: 'mo', params })).status).toBe(403)
    const listed = await cells.call(listRecognitions, staff('decider-1'), {
      authority: 'mo',
      query: { status: 'received', evaluationId: (await one.read()).evaluationId },
    })
    expect(listed.body.items.map((line) => line.recognitionId)).toEqual([one.recognitionId])
  })
})

describe('recording what a peer decided', () => {
  const peer = (change: object = {}, from: 'cn-gd' | 'mo' = 'mo') => ({
    from,
    to: 'hk' as const,
    type: 'recognition-decision.v1' as const,
    body: {
      evaluationId: granted.evaluationId,
      dossierDigest: granted.dossierDigest,
      jurisdiction: from === 'mo' ? ('MO' as const) : ('CN' as const),
      decision: 'reserve' as const,
      conditions: ['Portuguese notice'],
      reasons: ['Needed here.'],
      decidedAt: '2026-11-23T09:00:00Z',
      ...change,
    },
  })
  const record = async (envelope: TestEnvelope, key?: string) => {
    const body = { statement: await signEnvelope(cells.keys, envelope) }
    return cells.call(recordPeerDecision, system, { body, ...(key === undefined ? {} : { key }) })
  }

  test('a decision that does not fit is refused, naming everything', async () => {
    const misfit = await record(peer({ jurisdiction: 'HK', dossierDigest: 'a'.repeat(64), conditions: [] }))
    expect(codesOf(misfit)).toEqual(['not-its-jurisdiction', 'dossier-digest-differs', 'condition-missing'])
    const alone = await openCase(cells, await seedApplication(cells, { placesOfUse: ['HK'] }))
    await toGranted(alone)
    const unasked = await record(peer({ evaluationId: alone.evaluationId }))
    expect(codesOf(unasked)).toEqual(['authority-not-asked', 'dossier-digest-differs'])
  })

  test('a decision on an evaluation that is not granted, or unknown, is refused', async () => {
    const one = await openCase(cells)
    expect(codesOf(await record(peer({ evaluationId: one.evaluationId })))).toEqual(['evaluation-not-granted'])
    const unknown = 'evl_0197f3a0-0000-7000-8000-000000000001'
    expect((await record(peer({ evaluationId: unknown }))).status).toBe(404)
  })

  test('a decision counts once, however often it arrives; another one of the same authority is refused', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => record(peer(), `peer-${index}`)))
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 201))
    expect(answers[9]?.body).toEqual({ evaluationId: granted.evaluationId, from: 'mo' })
    expect(codesOf(await record(peer({ decision: 'recognise' })))).toEqual(['peer-decided-otherwise'])
    const events = await cells.rows<{ payload: unknown }>(
      "select payload from platform.events where stream = 'peer-decision' and stream_id = $1",
      [`${granted.evaluationId}.mo`],
    )
    expect(events).toHaveLength(1)
    expect(eventSchemas['peer-decision'].PeerDecisionRecorded.parse(events[0]?.payload)).toMatchObject({
      evaluationId: granted.evaluationId,
      from: 'mo',
    })
  })

  test('the lead sees where each place stands, since when and until when, and its clock ends with the decision', async () => {
    const one = await openCase(cells)
    await toGranted(one)
    const { recognitions, decision } = await one.read()
    const since = decision?.at ?? ''
    const dueIn = (place: string) => {
      const counted = addWorkingDays([place], localDate(since, 'hk'), 10)
      return counted.ok ? counted.date : null
    }
    const wait = (authority: string, jurisdiction: string) => ({
      authority,
      jurisdiction,
      decision: null,
      decidedAt: null,
      clock: { task: { code: 'await-recognition' }, whoseMove: 'peer-authority', since, dueOn: dueIn(jurisdiction) },
    })
    expect(recognitions).toMatchObject([wait('cn-gd', 'CN'), wait('mo', 'MO')])
    const params = { evaluationId: one.evaluationId }
    expect((await cells.call(getEvaluation, applicantOne, { params })).body.recognitions).toEqual(recognitions)
    const { body } = await cells.call(getDossier, system, { params })
    const said = { evaluationId: one.evaluationId, dossierDigest: body.dossierDigest }
    expect((await record(peer(said))).status).toBe(201)
    const later = (await one.read()).recognitions
    expect(later?.[0]).toEqual(recognitions?.[0])
    expect(later?.[1]).toMatchObject({
      authority: 'mo',
      decision: 'reserve',
      decidedAt: '2026-11-23T09:00:00.000Z',
      clock: null,
    })
  })

  test('nothing is waited for before the grant, and of a case of one place never', async () => {
    const one = await openCase(cells)
    expect((await one.read()).recognitions).toEqual([])
    const alone = await openCase(cells, await seedApplication(cells, { placesOfUse: ['HK'] }))
    await toGranted(alone)
    expect((await alone.read()).recognitions).toEqual([])
  })

  test('the dossier tells who has decided and who is awaited', async () => {
    await record(peer())
    const { body } = await cells.call(getDossier, system, { params: { evaluationId: granted.evaluationId } })
    expect(body).toMatchObject({ awaiting: ['cn-gd'], decided: [{ from: 'mo', decision: 'reserve' }] })
    expect(body.dossierDigest).toBe(granted.dossierDigest)
  })
})
