import { authorisationGrant } from '@concert/contracts/authorisations'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Authorisations, causes, proposal, startAuthorisations } from './authorisations.fixture.ts'

let personnel: Authorisations
const reason = { reason: 'Why it is so.' }
const now = { ...reason, effectiveFrom: null }

beforeAll(async () => {
  personnel = await startAuthorisations(inject('postgres'))
})
afterAll(() => personnel.close())

const on = (grantId: string, path: string, body: object, version: number, as = 'admin-1') =>
  personnel.call('POST', `/grants/${grantId}/${path}`, body, { version, as })
const periodsOf = async (personId: string) =>
  (await personnel.call('GET', `?personId=${personId}`)).body.items as { validFrom: string; validUntil: string }[]
const isAuthorised = async (personId: string) => {
  const { rowCount } = await personnel.admins.hk.query(
    `select from personnel.authorisations
     where person_id = $1 and valid_from <= clock_timestamp() and valid_until > clock_timestamp()`,
    [personId],
  )
  return rowCount === 1
}

describe('an authorisation', () => {
  test('is proposed, given by another, suspended, brought back by two and withdrawn, and every service reads what is in force', async () => {
    const personId = await personnel.somebody()
    const grantId = await personnel.proposed(personId)
    const shown = await personnel.call('GET', `/grants/${grantId}`, undefined, { as: 'admin-2' })
    expect(shown.headers['etag']).toBe('"1"')
    expect(authorisationGrant.parse(shown.body)).toMatchObject({
      personId,
      status: 'proposed',
      proposedBy: 'admin-1',
      founding: false,
      end: null,
      actions: ['confirmAuthorisation', 'declineAuthorisation'],
    })
    expect(await isAuthorised(personId)).toBe(false)
    const given = await on(grantId, 'confirm', {}, 1, 'admin-2')
    expect(given.body).toMatchObject({ status: 'granted', actions: ['suspendAuthorisation', 'withdrawAuthorisation'] })
    expect(await isAuthorised(personId)).toBe(true)
    expect((await on(grantId, 'suspend', reason, 2)).body).toMatchObject({ suspensionReason: reason.reason })
    expect(await isAuthorised(personId)).toBe(false)
    expect((await on(grantId, 'resumption', reason, 3)).body.resumption).toMatchObject({ proposedBy: 'admin-1' })
    expect((await on(grantId, 'resumption/decline', reason, 4, 'admin-2')).body).toMatchObject({ resumption: null })
    await on(grantId, 'resumption', reason, 5)
    expect(await isAuthorised(personId)).toBe(false)
    expect((await on(grantId, 'resumption/confirm', {}, 6, 'admin-2')).body).toMatchObject({ status: 'granted' })
    expect(await isAuthorised(personId)).toBe(true)
    const withdrawn = await on(grantId, 'withdraw', now, 7)
    expect(withdrawn.body).toMatchObject({ status: 'withdrawn', end: { reason: reason.reason }, actions: [] })
    expect(await isAuthorised(personId)).toBe(false)
    expect(await periodsOf(personId)).toHaveLength(2)
    expect((await on(grantId, 'suspend', reason, 8)).status).toBe(409)
  })

  test('that is declined gives no right and does not come back', async () => {
    const personId = await personnel.somebody()
    const grantId = await personnel.proposed(personId)
    expect((await on(grantId, 'decline', reason, 1)).body).toMatchObject({ status: 'declined', actions: [] })
    expect((await on(grantId, 'confirm', {}, 2, 'admin-2')).status).toBe(409)
    expect(await periodsOf(personId)).toEqual([])
  })

  test('is proposed and confirmed by two natural persons, whatever their accounts', async () => {
    const grantId = await personnel.proposed(await personnel.somebody())
    for (const as of ['admin-1', 'admin-1.private']) {
      const alone = await on(grantId, 'confirm', {}, 1, as)
      expect([alone.status, causes(alone.body)], as).toEqual([422, ['confirmed-by-proposer']])
      const own = await personnel.call('POST', '/grants', { ...proposal(), personId: 'admin-1' }, { as })
      expect(causes(own.body), as).toContain('/personId own-authorisation')
    }
  })

  test('of one’s own is neither confirmed, suspended nor withdrawn', async () => {
    const { body } = await personnel.call('GET', '/grants?personId=admin-1')
    const [{ grantId, version, actions }] = body.items
    expect([version, actions]).toEqual([0, []])
    expect(causes((await on(grantId, 'suspend', reason, 0)).body)).toEqual(['own-authorisation'])
    expect(causes((await on(grantId, 'withdraw', now, 0)).body)).toEqual(['own-authorisation'])
  })

  test('is of one of the personnel who administers or acts, and holds one of a function at a time', async () => {
    const unknown = await personnel.call('POST', '/grants', { ...proposal(), personId: 'nobody.here' })
    expect([unknown.status, causes(unknown.body)]).toEqual([422, ['/personId person-not-on-record']])
    const both = await personnel.call('POST', '/grants', { ...proposal(), personId: 'admin-2' })
    expect(causes(both.body)).toEqual(['/function administrator-acts-in-case'])
    const administers = { ...proposal(), function: 'personnel-administrator' }
    const acts = await personnel.call('POST', '/grants', { ...administers, personId: 'evaluator-1' })
    expect(causes(acts.body)).toEqual(['/function administrator-acts-in-case'])
    const personId = await personnel.somebody()
    await personnel.proposed(personId)
    const second = await personnel.call('POST', '/grants', { ...proposal(), personId }, { as: 'admin-2' })
    expect(causes(second.body)).toEqual(['/validFrom authorisation-overlaps'])
    const reverse = await personnel.call('POST', '/grants', { ...administers, personId })
    expect(causes(reverse.body)).toEqual(['/function administrator-acts-in-case'])
  })

  test('as evaluator is of somebody with a competence that holds when it begins', async () => {
    const personId = await personnel.somebody()
    const asked = { ...proposal(), function: 'evaluator', personId }
    expect(causes((await personnel.call('POST', '/grants', asked)).body)).toEqual(['/personId evaluator-not-competent'])
    const competence = (id: string, until: string | null, of = 'evaluator') =>
      personnel.admins.hk.query(
        `insert into personnel.competences (authority, competence_id, person_id, code, function, valid_until)
         values ('hk', $1, $2, 'TS', $3, $4)`,
        [id, personId, of, until],
      )
    await competence('cmp-lapsed', '2026-01-01')
    await competence('cmp-other', null, 'report-reviewer')
    expect((await personnel.call('POST', '/grants', asked)).status).toBe(422)
    await competence('cmp-held', '2099-01-01')
    await personnel.granted(personId, { function: 'evaluator' })
  })

  test('refuses a period and an undertaking that do not hold, and members that are none', async () => {
    const personId = await personnel.somebody()
    const { validFrom, ...rest } = proposal()
    const bad = { ...rest, personId, validFrom: '2032-01-01T00:00:00.000Z', undertakingOn: '2099-01-01' }
    expect(causes((await personnel.call('POST', '/grants', bad)).body)).toEqual([
      '/validUntil authorisation-backwards',
      '/undertakingOn undertaking-not-signed',
    ])
    const long = { ...rest, personId, validFrom, validUntil: '2099-01-01T00:00:00.000Z' }
    expect(causes((await personnel.call('POST', '/grants', long)).body)).toEqual(['/validUntil authorisation-too-long'])
    const broken = { ...rest, personId, validFrom: '2026-02-30', function: 'king', status: 'granted' }
    const { status, body } = await personnel.call('POST', '/grants', broken)
    expect(status).toBe(400)
    expect(causes(body).map((one) => one.split(' ')[0])).toEqual(
      expect.arrayContaining(['/validFrom', '/function', '/status']),
    )
  })

  test('is changed by administrators who have read its present version', async () => {
    const grantId = await personnel.proposed(await personnel.somebody())
    expect((await personnel.call('POST', `/grants/${grantId}/confirm`, {}, { as: 'admin-2' })).status).toBe(428)
    expect((await on(grantId, 'confirm', {}, 9, 'admin-2')).status).toBe(412)
    for (const as of ['planner-1', 'evaluator-1', 'signatory-1', 'lapsed-1']) {
      expect((await on(grantId, 'confirm', {}, 1, as)).status, as).toBe(403)
    }
    const unknown = 'gra_0197f3a0-0000-7000-8000-000000000009'
    const sent = { as: 'admin-2', version: 1 }
    for (const [path, body] of [
      ['confirm', {}],
      ['decline', reason],
      ['suspend', reason],
      ['resumption', reason],
      ['resumption/confirm', {}],
      ['resumption/decline', reason],
      ['withdraw', now],
    ] as const) {
      const send = (id: string, change: object) =>
        personnel.call('POST', `/grants/${id}/${path}`, body, { ...sent, ...change })
      expect((await send(unknown, {})).status, path).toBe(404)
      expect((await send(grantId, { authority: 'mo', as: 'admin-1' })).status, path).toBe(404)
      expect((await send(grantId, { tokenOf: 'mo' })).status, path).toBe(401)
      expect((await send(grantId, { as: 'planner-1' })).status, path).toBe(403)
    }
    expect((await on(grantId, 'suspend', reason, 1)).status).toBe(409)
    expect((await on(grantId, 'decline', { reason: ' ' }, 1)).status).toBe(400)
  })

  test('is read by administrators and plan owners of its own authority', async () => {
    const personId = await personnel.somebody()
    const grantId = await personnel.proposed(personId)
    for (const path of [`/grants/${grantId}`, '/grants', '']) {
      expect((await personnel.call('GET', path, undefined, { as: 'planner-1' })).status, path).toBe(200)
      expect((await personnel.call('GET', path, undefined, { as: 'evaluator-1' })).status, path).toBe(403)
      expect((await personnel.call('GET', path, undefined, { tokenOf: 'mo' })).status, path).toBe(401)
    }
    expect((await personnel.call('GET', `/grants/${grantId}`, undefined, { authority: 'mo' })).status).toBe(404)
    const elsewhere = await personnel.call('GET', `/grants?personId=${personId}`, undefined, { authority: 'mo' })
    expect(elsewhere.body.items).toEqual([])
  })

  test('is found in a list by person, function and status, page by page', async () => {
    const personId = await personnel.somebody()
    const ids = [
      await personnel.proposed(personId),
      await personnel.granted(personId, { function: 'signatory' }),
      await personnel.proposed(personId, { function: 'plan-owner' }),
    ]
    const listed = async (query: string) =>
      (await personnel.call('GET', `/grants?personId=${personId}${query}`)).body as {
        items: { grantId: string }[]
        nextCursor: string
      }
    const first = await listed('&limit=2')
    const second = await listed(`&limit=2&cursor=${first.nextCursor}`)
    expect([...first.items, ...second.items].map((one) => one.grantId)).toEqual(ids.toReversed())
    expect((await listed('&status=granted')).items.map((one) => one.grantId)).toEqual([ids[1]])
    expect((await listed('&function=plan-owner')).items.map((one) => one.grantId)).toEqual([ids[2]])
    const foreign = await personnel.call('GET', `/grants?cursor=${first.nextCursor}`)
    expect([foreign.status, foreign.body.code]).toEqual([400, 'invalid-cursor'])
  })
})

describe('the only administrator of an authority', () => {
  test('gives a second one alone, which says so, and nothing else; with two it is over', async () => {
    const mo = { authority: 'mo' } as const
    const administers = { function: 'personnel-administrator' }
    const [second, third] = [await personnel.somebody('mo'), await personnel.somebody('mo')]
    const confirm = (grantId: string, as = 'admin-1') =>
      personnel.call('POST', `/grants/${grantId}/confirm`, {}, { ...mo, as, version: 1 })
    const worker = await personnel.proposed(await personnel.somebody('mo'), {}, mo)
    expect(causes((await confirm(worker)).body)).toEqual(['confirmed-by-proposer'])
    const ids = [await personnel.proposed(second, administers, mo), await personnel.proposed(third, administers, mo)]
    const [one, other] = await personnel.atOnce(
      'mo',
      ids.map((grantId) => () => confirm(grantId)),
    )
    expect([one?.status, other?.status].toSorted()).toEqual([200, 422])
    expect([one, other].flatMap((answer) => causes(answer?.body ?? {}))).toEqual(['confirmed-by-proposer'])
    expect([one?.body, other?.body].find((body) => body.status === 'granted')).toMatchObject({ founding: true })
    const { rows } = await personnel.admins.mo.query(
      `select payload ->> 'founding' as founding from platform.events where type = 'AuthorisationGranted'`,
    )
    expect(rows).toEqual([{ founding: 'true' }])
    const made = one?.status === 200 ? second : third
    expect((await confirm(worker, made)).body).toMatchObject({ status: 'granted', founding: false })
  })
})

describe('two administrators', () => {
  test('who take each other’s power at once do not leave the authority without any', async () => {
    const [one, other] = [await personnel.somebody(), await personnel.somebody()]
    const administers = { function: 'personnel-administrator' }
    const ids = [await personnel.granted(one, administers), await personnel.granted(other, administers)]
    const [first, second] = await personnel.atOnce('hk', [
      () => on(ids[1] ?? '', 'withdraw', now, 2, one),
      () => on(ids[0] ?? '', 'withdraw', now, 2, other),
    ])
    expect([first?.status, second?.status].toSorted()).toEqual([200, 422])
    expect([first, second].flatMap((answer) => causes(answer?.body ?? {}))).toEqual(['not-authorised'])
  })
})
