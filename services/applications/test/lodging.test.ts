import { withAuthority } from '@concert/db/authority-transaction'
import type { TestCaller } from '@concert/testing/test-tokens'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Answered,
  type ApplicationsUnderTest,
  harbour,
  staff,
  startApplications,
  victoria,
  worker,
} from './applications-service.fixture.ts'
import {
  acceptAnew,
  answerFrom,
  askedAtOf,
  askedBy,
  caseAt,
  checkLodgement,
  codesOf,
  digest,
  keyOfTests,
  openCase,
  succeeded,
  toDeclared,
} from './case.fixture.ts'
import { countStatements } from './count-statements.fixture.ts'

let service: ApplicationsUnderTest
beforeAll(async () => {
  service = await startApplications()
})
afterAll(() => service.close())

const reviewer = staff('reviewer-1')
const since = '2026-11-01T02:00:00.000Z'
const submission = { declarationNotLodgedElsewhere: true }
const indexOf = (weightsDigest: string) => keyOfTests.indexOf(weightsDigest)

/** The applications that have lodged these weights, in their order. */
async function lodgedBy(weightsDigest: string): Promise<string[]> {
  const { rows } = await service.admin.query<{ id: string }>(
    'select application_id as id from applications.lodgements where weights_index = $1 order by lodged_at, application_id',
    [indexOf(weightsDigest)],
  )
  return rows.map(({ id }) => id)
}

describe('a published digest of weights', () => {
  test.for(['a draft', 'a complete draft', 'a returned submission'])(
    'that a stranger holds in %s keeps its owner from nothing',
    async (held) => {
      const weightsDigest = digest()
      const stage = {
        'a draft': 'draft',
        'a complete draft': 'answered',
        'a returned submission': 'submitted',
      } as const
      const stranger = await caseAt(service, stage[held as keyof typeof stage], { weightsDigest, applicant: victoria })
      if (held === 'a returned submission') {
        await stranger.take('declareApplicationImpartiality', reviewer, { conflict: false, statement: 'None.' })
        const missing = [{ requirementId: 'GBA-AI-TS-01', reason: 'Earlier version.' }]
        await stranger.take('returnApplication', reviewer, { missing })
      }
      const owner = await caseAt(service, 'declared', { weightsDigest })
      expect(await lodgedBy(weightsDigest)).toEqual([owner.applicationId])
      expect((await acceptAnew(owner)).status).toBe(200)
    },
  )

  test('that an incomplete submission names is not lodged by it', async () => {
    const weightsDigest = digest()
    const incomplete = await openCase(service, { weightsDigest, applicant: victoria })
    expect((await incomplete.step('submitApplication', victoria, submission)).status).toBe(422)
    expect(await lodgedBy(weightsDigest)).toEqual([])
  })

  test('lies in no column but that of its own system', async () => {
    const weightsDigest = digest()
    const one = await caseAt(service, 'submitted', { weightsDigest })
    const { rows } = await service.admin.query(
      `select application::text as text from applications.applications application where application_id = $1
       union all select lodgement::text from applications.lodgements lodgement where application_id = $1`,
      [one.applicationId],
    )
    expect(rows).toHaveLength(2)
    for (const { text } of rows) expect(text).not.toContain(weightsDigest)
  })
})

describe('a submission of weights that are lodged', () => {
  test('is answered as any other, in as many statements, and the client sees nothing of it afterwards', async () => {
    const weightsDigest = digest()
    await caseAt(service, 'submitted', { weightsDigest })
    const submit = async (opening: object) => {
      const draft = await caseAt(service, 'answered', { ...opening, applicant: victoria })
      const { result, statements } = await countStatements(service.pool, () =>
        draft.step('submitApplication', victoria, submission),
      )
      await checkLodgement(service, draft)
      const read = await service.send('getApplication', victoria, { params: { applicationId: draft.applicationId } })
      return { statements: statements.length, answers: [result, read].map(toldTo) }
    }
    const lodged = await submit({ weightsDigest })
    expect(lodged).toEqual(await submit({}))
    expect(lodged.answers).toMatchObject([
      { status: 200, body: { status: 'submitted', lodgement: null } },
      { status: 200, body: { status: 'submitted', lodgement: null } },
    ])
  })

  test('comes first for exactly one of six that come at the same moment, and all are submitted', async () => {
    const weightsDigest = digest()
    const drafts = await Promise.all(
      Array.from({ length: 6 }, async (_, index) => {
        const applicant: TestCaller = { kind: 'applicant', id: `racer-${index}` }
        return { applicant, draft: await caseAt(service, 'answered', { weightsDigest, applicant }) }
      }),
    )
    const answers = await Promise.all(
      drafts.map(({ draft, applicant }) => draft.step('submitApplication', applicant, submission)),
    )
    expect(answers.map(({ status }) => status)).toEqual(drafts.map(() => 200))
    const { rows } = await service.admin.query<{ instants: number }>(
      'select count(distinct lodged_at) as instants from applications.lodgements where weights_index = $1',
      [indexOf(weightsDigest)],
    )
    expect(rows).toEqual([{ instants: 6 }])
  })

  test('is not accepted while another comes before it, and is once that has ended', async () => {
    const weightsDigest = digest()
    const first = await caseAt(service, 'declared', { weightsDigest })
    const second = await caseAt(service, 'declared', { weightsDigest, applicant: victoria })
    const { body } = await service.send('getApplication', reviewer, { params: { applicationId: second.applicationId } })
    expect(body['lodgement']).toMatchObject({ result: { found: [{ authority: 'hk' }], unanswered: [] } })
    expect(codesOf(await acceptAnew(second))).toEqual(['lodged-with hk'])
    await first.take('declineApplication', reviewer, { reason: 'It is not the developer.' })
    expect((await acceptAnew(second)).status).toBe(200)
    expect(await lodgedBy(weightsDigest)).toEqual([second.applicationId])
  })

  test('that has the first place is accepted, though another waits behind it', async () => {
    const weightsDigest = digest()
    const first = await caseAt(service, 'submitted', { weightsDigest })
    await caseAt(service, 'submitted', { weightsDigest, applicant: victoria })
    await checkLodgement(service, first, { 'cn-gd': null, mo: '2099-01-01T00:00:00.000Z' })
    const declared = await toDeclared(service, first)
    expect((await acceptAnew(declared)).status).toBe(200)
  })

  test.for(['withdrawn', 'declined'])('lodges anew what was %s', async (end) => {
    const weightsDigest = digest()
    const first = await caseAt(service, 'declared', { weightsDigest })
    if (end === 'withdrawn') await first.take('withdrawApplication', harbour, { reason: 'Discontinued.' })
    else await first.take('declineApplication', reviewer, { reason: 'No competence.' })
    const second = await caseAt(service, 'submitted', { weightsDigest })
    expect(await lodgedBy(weightsDigest)).toEqual([second.applicationId])
  })
})

describe('the other authorities', () => {
  test('are asked once for each submission, by an index and nothing that names the client', async () => {
    const weightsDigest = digest()
    const one = await caseAt(service, 'submitted', { weightsDigest })
    const params = { applicationId: one.applicationId }
    const { body } = succeeded(await service.send('getLodgementCheck', worker, { params }))
    const askedAt = await askedAtOf(service, one)
    const { id: keyId } = keyOfTests
    expect(body).toEqual({
      query: {
        applicationId: one.applicationId,
        askedAt,
        lodgedAt: expect.stringMatching(/^20.*Z$/),
        keyId,
        weightsIndex: indexOf(weightsDigest),
      },
      awaiting: ['cn-gd', 'mo'],
    })
    const answer = { applicationId: one.applicationId, askedAt, lodgedAt: null }
    succeeded(await answerFrom(service, 'mo', answer))
    expect((await service.send('getLodgementCheck', worker, { params })).body['awaiting']).toEqual(['cn-gd'])
    await checkLodgement(service, one, { 'cn-gd': null })
    expect((await service.send('getLodgementCheck', worker, { params })).body).toEqual({ query: null, awaiting: [] })
  })

  test('are told since when a live application is lodged, and not whose it is', async () => {
    const weightsDigest = digest()
    const one = await caseAt(service, 'submitted', { weightsDigest })
    const query = { applicationId: 'app_0197f3a0-0000-7000-8000-000000000009', askedAt: since }
    const ask = async (weightsIndex: string) =>
      succeeded(await askedBy(service, 'mo', { ...query, lodgedAt: since, weightsIndex })).body['answer']
    const answer = { ...query, keyId: keyOfTests.id }
    expect(await ask(indexOf(weightsDigest))).toEqual({ ...answer, lodgedAt: expect.stringMatching(/^20.*Z$/) })
    expect(await ask(indexOf(digest()))).toEqual({ ...answer, lodgedAt: null })
    await one.take('withdrawApplication', harbour, { reason: 'Discontinued.' })
    expect(await ask(indexOf(weightsDigest))).toEqual({ ...answer, lodgedAt: null })
  })

  test('keep an application from being accepted where one of them has another, until they are asked again', async () => {
    const one = await caseAt(service, 'submitted')
    await checkLodgement(service, one, { 'cn-gd': null, mo: since })
    const declared = await toDeclared(service, one)
    expect(codesOf(await acceptAnew(declared))).toEqual(['lodged-with mo'])
    await declared.take('repeatLodgementCheck', reviewer, {})
    expect(codesOf(await acceptAnew(declared))).toEqual(['lodgement-not-checked'])
    await checkLodgement(service, declared)
    expect((await acceptAnew(declared)).status).toBe(200)
  })

  test('that are silent stop nothing for ever: the reviewer says why it is accepted', async () => {
    const one = await caseAt(service, 'submitted')
    await checkLodgement(service, one, { 'cn-gd': null })
    const declared = await toDeclared(service, one)
    expect(codesOf(await acceptAnew(declared))).toEqual(['lodgement-unanswered mo'])
    const accepted = await acceptAnew(declared, { lodgementJustification: 'Macao has confirmed it by letter.' })
    expect(accepted.status).toBe(200)
  })

  test('answer a question once: the same answer changes nothing, another is refused', async () => {
    const one = await caseAt(service, 'submitted')
    const { applicationId } = one
    const answer = { applicationId, askedAt: await askedAtOf(service, one), lodgedAt: since }
    const send = (lodgedAt: string | null) => answerFrom(service, 'mo', { ...answer, lodgedAt })
    expect((await send(since)).status).toBe(201)
    expect((await send(since)).status).toBe(201)
    const other = await send(null)
    expect([other.status, other.body['code']]).toEqual([409, 'conflict'])
    const unknown = { ...answer, applicationId: 'app_0197f3a0-0000-7000-8000-000000000009' }
    expect((await answerFrom(service, 'mo', unknown)).status).toBe(404)
  })

  test('change nothing by the answer to a question that no longer stands', async () => {
    const one = await caseAt(service, 'submitted')
    const params = { applicationId: one.applicationId }
    const version = one.version()
    succeeded(await service.send('recordLodgementCheck', worker, { params, body: { askedAt: since } }))
    await one.refresh()
    expect(one.version()).toBe(version)
    const stale = { applicationId: one.applicationId, askedAt: since, lodgedAt: since }
    succeeded(await answerFrom(service, 'mo', stale))
    const { body } = await service.send('getLodgementCheck', worker, { params })
    expect(body['awaiting']).toEqual(['cn-gd', 'mo'])
    await checkLodgement(service, one)
    const checked = one.version()
    await checkLodgement(service, one)
    expect(one.version()).toBe(checked)
  })
})

describe('the role of the service, by raw SQL,', () => {
  const query = (
    text: string,
    values: unknown[],
    { isolation = 'read committed', authority = 'hk', applicant = '*' } = {},
  ) =>
    withAuthority(service.pool, { authority: 'hk', applicant: '*' }, async ({ client }) => {
      await client.query(`rollback; begin isolation level ${isolation}`)
      const wall = "select set_config('concert.authority', $1, true), set_config('concert.applicant', $2, true)"
      await client.query(wall, [authority, applicant])
      return (await client.query(text, values)).rows
    })

  test('accepts nothing whose lodgement another holds', async () => {
    const weightsDigest = digest()
    await caseAt(service, 'submitted', { weightsDigest })
    const second = await caseAt(service, 'declared', { weightsDigest, applicant: victoria })
    const accepted = "update applications.applications set status = 'accepted' where application_id = $1"
    await expect(query(accepted, [second.applicationId])).rejects.toMatchObject({ constraint: 'lodged_first' })
    for (const index of ['null', "''", "'x'"]) {
      const text = `update applications.applications set status = 'accepted', weights_index = ${index} where application_id = $1`
      await expect(query(text, [second.applicationId])).rejects.toMatchObject({ constraint: 'lodged_first' })
    }
  })

  test('neither takes nor ends a lodgement, and changes no answer', async () => {
    const one = await caseAt(service, 'declared')
    for (const text of [
      'delete from applications.lodgements where application_id = $1',
      "update applications.lodgements set lodged_at = '2000-01-01' where application_id = $1",
      "insert into applications.lodgements values ('hk', $1, 'harbour-legal', repeat('0', 64), repeat('0', 16), now())",
      'delete from applications.lodgement_answers where application_id = $1',
      'update applications.lodgement_answers set lodged_at = now() where application_id = $1',
      "insert into applications.own_certificates values ('hk', 'GBAAI-H001-26-L-00001-Y', $1, 'harbour-legal')",
    ]) {
      await expect(query(text, [one.applicationId]), text).rejects.toMatchObject({ code: '42501' })
    }
  })

  test('sees no lodgement of another applicant behind the wall of one, and none of another authority', async () => {
    const weightsDigest = digest()
    await caseAt(service, 'submitted', { weightsDigest })
    const text = 'select 1 from applications.lodgements where weights_index = $1'
    const values = [indexOf(weightsDigest)]
    expect(await query(text, values)).toHaveLength(1)
    expect(await query(text, values, { applicant: victoria.id })).toEqual([])
    for (const authority of ['mo', 'xa']) expect(await query(text, values, { authority })).toEqual([])
  })
})

/** What the client is told, without what differs between two applications. */
function toldTo({ status, body }: Answered) {
  const {
    applicationId: _id,
    organisationId: _org,
    aiSystemId: _sys,
    openedAt: _opened,
    updatedAt: _updated,
    ...told
  } = body
  const { answers: _answers, parties: _parties, clock, ...same } = told as Record<string, unknown>
  const { since: _since, ...ofClock } = clock as Record<string, unknown>
  return { status, body: { ...same, clock: ofClock } }
}
