import type { CertificateContent } from '@concert/contracts/certificate-content'
import { generateKey } from '@concert/credentials/keys'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { codesOf, contentOf, issue, sign, startRegistry, suspensionOf, type TestRegistry } from './registry.fixture.ts'

let registry: TestRegistry

beforeAll(async () => {
  registry = await startRegistry(inject('postgres'))
})
afterAll(() => registry.close())

async function registered(change: Partial<CertificateContent> = {}): Promise<CertificateContent> {
  const content = contentOf(change)
  const { status } = await registry.publish(await issue(content, Object.values(registry.keys)))
  expect(status).toBe(201)
  return content
}

interface Document {
  effects: { authority: string; status: string; sequence: number; since: string }[]
  history: { authority: string; status: string; sequence: number }[]
}

async function documentOf(content: CertificateContent): Promise<Document> {
  return (await registry.get(`/registry/v1/certificates/${content.certificateNumber}`)).json<Document>()
}

describe('a change of effect', () => {
  test('is registered on its authority’s signature and leaves the other authorities’ effects untouched', async () => {
    const content = await registered()
    const before = await documentOf(content)
    const statement = suspensionOf(content)
    const { status, body } = await registry.publishEffect(await sign(statement, registry.keys.mo))
    expect(status).toBe(201)
    expect(body).toMatchObject({ authority: 'mo', status: 'suspended', since: statement.at, sequence: 1 })
    const after = await documentOf(content)
    expect(after.effects.filter(({ authority }) => authority !== 'mo')).toEqual(
      before.effects.filter(({ authority }) => authority !== 'mo'),
    )
    expect(after.effects).toContainEqual(expect.objectContaining({ authority: 'mo', status: 'suspended' }))
    expect(after.history.map(({ authority, sequence }) => `${authority} ${sequence}`)).toEqual([
      'cn-gd 0',
      'hk 0',
      'mo 0',
      'mo 1',
    ])
  })

  test('the kept answer equals the fold of every stated effect', async () => {
    const content = await registered()
    await registry.publishEffect(await sign(suspensionOf(content), registry.keys.mo))
    await registry.publishEffect(await sign(suspensionOf(content, { sequence: 2, status: 'active' }), registry.keys.mo))
    const rows = await registry.asAdministrator(
      `select distinct on (authority) authority, sequence, status from registry.effects
       where certificate_number = $1 order by authority, sequence desc`,
      [content.certificateNumber],
    )
    const { effects } = await documentOf(content)
    expect(effects.map(({ authority, sequence, status }) => ({ authority, sequence, status }))).toEqual(rows)
  })

  test('the same statement again answers the same and is registered once', async () => {
    const content = await registered()
    const statement = await sign(suspensionOf(content), registry.keys.mo)
    const first = await registry.publishEffect(statement)
    await registry.publishEffect(await sign(suspensionOf(content, { sequence: 2, status: 'active' }), registry.keys.mo))
    expect(await registry.publishEffect(statement)).toEqual(first)
    const { effects, history } = await documentOf(content)
    expect(history).toHaveLength(5)
    expect(effects).toContainEqual(expect.objectContaining({ authority: 'mo', status: 'active', sequence: 2 }))
  })

  test('of 100 different next statements at once, exactly one is registered', async () => {
    const content = await registered()
    const statements = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        sign(suspensionOf(content, { reason: { en: `Reason ${index}` } }), registry.keys.mo),
      ),
    )
    const answers = await Promise.all(statements.map((statement) => registry.publishEffect(statement)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(99)
    expect((await documentOf(content)).history).toHaveLength(4)
  })

  test('the same statement 20 times at once answers the same and is registered once', async () => {
    const content = await registered()
    const statement = await sign(suspensionOf(content), registry.keys.mo)
    const answers = await Promise.all(Array.from({ length: 20 }, () => registry.publishEffect(statement)))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]?.status).toBe(201)
    expect((await documentOf(content)).history).toHaveLength(4)
  })

  test('changes of all three authorities at once are all kept', async () => {
    const places = { 'cn-gd': 'CN', hk: 'HK', mo: 'MO' } as const
    for (let round = 0; round < 10; round += 1) {
      const content = await registered()
      const statements = await Promise.all(
        (['cn-gd', 'hk', 'mo'] as const).map((authority) =>
          sign(suspensionOf(content, { authority, jurisdiction: places[authority] }), registry.keys[authority]),
        ),
      )
      await Promise.all(statements.map((statement) => registry.publishEffect(statement)))
      const { effects, history } = await documentOf(content)
      expect(effects.map(({ status }) => status)).toEqual(['suspended', 'suspended', 'suspended'])
      expect(history).toHaveLength(6)
    }
  })

  test('the signed statements are served oldest first', async () => {
    const content = await registered()
    const first = await sign(suspensionOf(content), registry.keys.mo)
    const second = await sign(suspensionOf(content, { sequence: 2, status: 'active' }), registry.keys.mo)
    await registry.publishEffect(first)
    await registry.publishEffect(second)
    const path = `/registry/v1/certificates/${content.certificateNumber}/effect-statements`
    expect((await registry.get(path)).json()).toEqual({ items: [first, second] })
  })
})

describe('a change of effect is refused', () => {
  async function refusal(statement: string): Promise<{ status: number; codes: string[] }> {
    const { status, body } = await registry.publishEffect(statement)
    return { status, codes: codesOf(body) }
  }

  test('when its sequence leaves a gap', async () => {
    const content = await registered()
    const signed = await sign(suspensionOf(content, { sequence: 2 }), registry.keys.mo)
    expect((await refusal(signed)).status).toBe(409)
    expect((await documentOf(content)).history).toHaveLength(3)
  })

  test('when it would rewrite an earlier statement', async () => {
    const content = await registered()
    await registry.publishEffect(await sign(suspensionOf(content), registry.keys.mo))
    const signed = await sign(suspensionOf(content, { status: 'active' }), registry.keys.mo)
    expect((await refusal(signed)).status).toBe(409)
    expect((await documentOf(content)).effects).toContainEqual(
      expect.objectContaining({ authority: 'mo', status: 'suspended' }),
    )
  })

  test('when one authority signs for another', async () => {
    const content = await registered()
    const signed = await sign(suspensionOf(content), registry.keys.hk)
    expect(await refusal(signed)).toEqual({ status: 422, codes: ['authority-not-its-own'] })
  })

  test('when an authority names another’s jurisdiction', async () => {
    const content = await registered()
    const signed = await sign(suspensionOf(content, { jurisdiction: 'HK' }), registry.keys.mo)
    expect(await refusal(signed)).toEqual({ status: 422, codes: ['place-not-its-own'] })
  })

  test('when the key is nobody’s', async () => {
    const content = await registered()
    const { privateJwk } = await generateKey()
    expect(await refusal(await sign(suspensionOf(content), privateJwk))).toEqual({
      status: 422,
      codes: ['unknown-key'],
    })
  })

  test('when the statement was changed after it was signed', async () => {
    const content = await registered()
    const [header, , signature] = (await sign(suspensionOf(content), registry.keys.mo)).split('.')
    const [, payload] = (await sign(suspensionOf(content, { status: 'active' }), registry.keys.mo)).split('.')
    expect(await refusal(`${header}.${payload}.${signature}`)).toEqual({ status: 422, codes: ['bad-signature'] })
  })

  test('when it speaks of another content', async () => {
    const content = await registered()
    const signed = await sign(suspensionOf(content, { certificateDigest: '0'.repeat(64) }), registry.keys.mo)
    expect(await refusal(signed)).toEqual({ status: 422, codes: ['another-content'] })
  })

  test('when its authority took no decision on the certificate', async () => {
    const story = contentOf()
    const content = {
      ...story,
      placesOfUse: ['CN', 'HK'],
      decisions: story.decisions.filter(({ authority }) => authority !== 'mo'),
    } satisfies CertificateContent
    await registry.publish(await issue(content, [registry.keys.hk, registry.keys['cn-gd']]))
    const signed = await sign(suspensionOf(content), registry.keys.mo)
    expect(await refusal(signed)).toEqual({ status: 422, codes: ['no-effect-here'] })
  })

  test('when there is no such certificate', async () => {
    expect((await refusal(await sign(suspensionOf(contentOf()), registry.keys.mo))).status).toBe(404)
  })

  test('when a certificate’s own signature is passed off as a statement', async () => {
    const content = await registered()
    const path = `/registry/v1/certificates/${content.certificateNumber}/credential/mo`
    const compact = (await registry.get(path)).body
    expect(await refusal(compact)).toEqual({ status: 422, codes: ['type-refused'] })
  })
})
