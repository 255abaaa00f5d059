import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { causes, type Personnel, startPersonnel } from './personnel.fixture.ts'

let personnel: Personnel
beforeAll(async () => {
  personnel = await startPersonnel(inject('postgres'))
})
afterAll(async () => {
  await personnel.close()
})

const spouse = {
  statement: 'The spouse sells training to applicants.',
  personId: 'evaluator-1',
  organisation: { scheme: 'HK-UBI', value: '9999 0025' },
  isBlocking: true,
  ownerId: 'planner-1',
  reviewOn: '2099-05-01',
}
const answer = { reason: 'Kept from those applicants.', reviewOn: '2099-06-01' }

function identify(change: object = {}, sent = {}) {
  return personnel.call('POST', '/risks', { ...spouse, ...change }, sent)
}

describe('a risk to impartiality', () => {
  test('is identified, treated, open again, accepted and closed, each with its reason', async () => {
    const { status, body } = await identify()
    expect(status).toBe(201)
    expect(body).toMatchObject({ status: 'identified', organisation: { value: '99990025' }, answers: [] })
    const path = `/risks/${body.riskId}`
    const steps = [
      ['treat', answer, 'treated'],
      ['reopen', { ...answer, isBlocking: false }, 'identified'],
      ['accept', answer, 'accepted'],
      ['close', { reason: 'The shop was sold.' }, 'closed'],
    ] as const
    for (const [index, [verb, sent, reached]] of steps.entries()) {
      const answered = await personnel.call('POST', `${path}/${verb}`, sent, { version: index + 1 })
      expect([answered.status, answered.body.status]).toEqual([200, reached])
    }
    const read = await personnel.call('GET', path, undefined, { as: 'planner-1' })
    expect(read.body.answers.map((one: { status: string }) => one.status)).toEqual([
      'treated',
      'identified',
      'accepted',
      'closed',
    ])
    expect((await personnel.call('POST', `${path}/treat`, answer, { version: 5 })).status).toBe(409)
  })

  test('is found by person, by status, and by the day on which it is looked at again', async () => {
    const { riskId } = (await identify({ personId: 'report-1', reviewOn: '2098-01-01' })).body
    const ids = async (query: string) =>
      (await personnel.call('GET', `/risks?${query}`)).body.items.map((one: { riskId: string }) => one.riskId)
    expect(await ids('personId=report-1')).toEqual([riskId])
    expect(await ids('reviewBy=2098-01-01')).toEqual([riskId])
    expect(await ids('status=identified')).toContain(riskId)
    expect(await ids('status=treated')).not.toContain(riskId)
  })

  test.each([
    [{ ownerId: 'evaluator-1' }, '/ownerId own-risk'],
    [{ ownerId: 'nobody.here' }, '/ownerId person-not-on-record'],
    [{ personId: null }, '/isBlocking blocks-nobody'],
    [{ reviewOn: '2020-01-01' }, '/reviewOn review-in-the-past'],
  ])('is not identified with %j', async (change, cause) => {
    const refused = await identify(change)
    expect([refused.status, causes(refused.body)]).toEqual([422, [cause]])
  })

  test('about an administrator is answered by another one', async () => {
    const { riskId } = (await identify({ personId: 'admin-1', isBlocking: false }, { as: 'admin-2' })).body
    const own = await personnel.call('POST', `/risks/${riskId}/accept`, answer, { version: 1 })
    expect(causes(own.body)).toEqual([' own-risk'])
    expect((await personnel.call('GET', `/risks/${riskId}`)).body.actions).toEqual([])
  })

  test('is nobody else’s to keep, not seen from elsewhere, and changed on the version that was read', async () => {
    expect((await identify({}, { as: 'planner-1' })).status).toBe(403)
    expect((await identify({}, { tokenOf: 'mo' })).status).toBe(401)
    const path = `/risks/${(await identify()).body.riskId}`
    expect((await personnel.call('GET', path, undefined, { as: 'evaluator-1' })).status).toBe(403)
    expect((await personnel.call('GET', path, undefined, { authority: 'mo' })).status).toBe(404)
    expect((await personnel.call('POST', `${path}/treat`, answer)).status).toBe(428)
    expect((await personnel.call('POST', `${path}/treat`, answer, { version: 9 })).status).toBe(412)
    expect((await personnel.call('GET', '/risks?cursor=x')).status).toBe(400)
  })
})
