import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { causes, type Personnel, startPersonnel } from './personnel.fixture.ts'

let personnel: Personnel
beforeAll(async () => {
  personnel = await startPersonnel(inject('postgres'))
})
afterAll(async () => {
  await personnel.close()
})

const client = { scheme: 'HK-UBI', value: '99990017' }
const parent = { scheme: 'HK-UBI', value: '99990025' }
const sister = { scheme: 'HK-UBI', value: '99990033' }
const source = 'Extract of the companies register of 2026-10-30.'

function record(one: object, other: object, sent = {}) {
  return personnel.call('POST', '/group-links', { kind: 'parent', one, other, source }, sent)
}

describe('a link between two organisations', () => {
  test('is recorded by an administrator, read by those who plan cases, and found by either identifier', async () => {
    const recorded = await record(parent, { ...client, value: '9999 0017' })
    expect(recorded.status).toBe(201)
    expect(recorded.body).toMatchObject({
      status: 'in-force',
      one: parent,
      other: client,
      actions: ['endGroupLink', 'withdrawGroupLink'],
    })
    const { linkId } = recorded.body
    expect((await personnel.call('GET', `/group-links/${linkId}`, undefined, { as: 'planner-1' })).body).toMatchObject({
      linkId,
      actions: [],
    })
    const found = await personnel.call('GET', '/group-links?identifier=9999-0017')
    expect(found.body.items).toMatchObject([{ linkId }])
    expect((await personnel.call('GET', '/group-links?identifier=99990033')).body.items).toEqual([])
  })

  test('is recorded once, whichever is named first, until it is withdrawn', async () => {
    const first = await record(parent, sister)
    const again = await record(sister, parent)
    expect(again.status).toBe(422)
    expect(causes(again.body)).toEqual(['/other linked-already'])
    const { linkId } = first.body
    const reason = 'Another company of that name.'
    const withdrawn = await personnel.call('POST', `/group-links/${linkId}/withdraw`, { reason }, { version: 1 })
    expect(withdrawn.body).toMatchObject({ status: 'withdrawn', endReason: reason, actions: [] })
    expect((await personnel.call('POST', `/group-links/${linkId}/withdraw`, { reason }, { version: 2 })).status).toBe(
      409,
    )
    expect((await record(sister, parent)).status).toBe(201)
  })

  test('ends on a day that has come', async () => {
    const { linkId } = (await record(client, sister)).body
    const end = (endedOn: string, version = 1) =>
      personnel.call('POST', `/group-links/${linkId}/end`, { endedOn, reason: 'The shares were sold.' }, { version })
    expect(causes((await end('2099-01-01')).body)).toEqual(['/endedOn ends-in-the-future'])
    expect((await end('2026-10-31')).body).toMatchObject({ status: 'ended', endedOn: '2026-10-31' })
  })

  test('names two organisations, by identifiers that their registers can have given', async () => {
    const wrong = await record(parent, { scheme: 'HK-UBI', value: '1' })
    expect([wrong.status, causes(wrong.body)[0]]).toEqual([422, expect.stringMatching(/^\/other\/value identifier/)])
    expect(causes((await record(parent, { ...parent, value: '9999 0025' })).body)).toEqual(['/other linked-to-itself'])
  })

  test('is nobody else’s to record, not seen from elsewhere, and changed on the version that was read', async () => {
    expect((await record(parent, client, { as: 'planner-1' })).status).toBe(403)
    expect((await record(parent, client, { tokenOf: 'mo' })).status).toBe(401)
    const { linkId } = (await record(parent, { scheme: 'HK-UBI', value: '99990041' }, {})).body
    const path = `/group-links/${linkId}`
    if (linkId !== undefined) {
      expect((await personnel.call('GET', path, undefined, { as: 'evaluator-1' })).status).toBe(403)
      expect((await personnel.call('GET', path, undefined, { authority: 'mo' })).status).toBe(404)
      expect((await personnel.call('POST', `${path}/withdraw`, { reason: 'x' })).status).toBe(428)
      expect((await personnel.call('POST', `${path}/withdraw`, { reason: 'x' }, { version: 9 })).status).toBe(412)
    }
    expect((await personnel.call('GET', '/group-links/grp_0197f3a0-0000-7000-8000-000000000009')).status).toBe(404)
    expect((await personnel.call('GET', '/group-links?cursor=x')).status).toBe(400)
  })
})
