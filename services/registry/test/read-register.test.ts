import type { CertificateContent } from '@concert/contracts/certificate-content'
import { listRequirements, listResidencyCategories, registeredCertificate } from '@concert/contracts/registry'
import { languages } from '@concert/domain/languages'
import { residencyCategories } from '@concert/domain/residency/category'
import { verifyCredential } from '@concert/credentials/verify-credential'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { contentOf, issue, sign, startRegistry, suspensionOf, type TestRegistry } from './registry.fixture.ts'

let registry: TestRegistry
let content: CertificateContent
let path: string
const unknownPath = '/registry/v1/certificates/GBAAI-H001-26-L-09999-0'

beforeAll(async () => {
  registry = await startRegistry(inject('postgres'))
  content = contentOf()
  path = `/registry/v1/certificates/${content.certificateNumber}`
  await registry.publish(await issue(content, Object.values(registry.keys)))
})
afterAll(() => registry.close())

describe('a lookup by number', () => {
  test('answers exactly what the contract says, cacheable for seconds', async () => {
    const answer = await registry.get(path)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(answer.headers['cache-control']).toBe('public, max-age=5')
    expect(registeredCertificate.parse(answer.json())).toMatchObject({
      certificateNumber: content.certificateNumber,
      holder: content.holder,
      signedBy: ['cn-gd', 'hk', 'mo'],
    })
  })

  test('answers 304 to a cache that holds this version, and anew after a change of effect', async () => {
    const etag = String((await registry.get(path)).headers['etag'])
    for (const star of ['*', ` ${etag} ,`, `W/${etag}`, `"a,b", ${etag}`])
      expect((await registry.get(path, { 'if-none-match': star })).statusCode, star).toBe(304)
    for (const other of ['"a,b"', 'nonsense', ''])
      expect((await registry.get(path, { 'if-none-match': other })).statusCode, other).toBe(200)
    const again = await registry.get(path, { 'if-none-match': `"other", W/${etag}` })
    expect(again.statusCode).toBe(304)
    expect(again.body).toBe('')
    await registry.publishEffect(await sign(suspensionOf(content), registry.keys.mo))
    expect((await registry.get(path, { 'if-none-match': etag })).statusCode).toBe(200)
  })

  test('answers 404 for a number that is not registered and 400 for what is no number', async () => {
    expect((await registry.get(unknownPath)).statusCode).toBe(404)
    expect((await registry.get('/registry/v1/certificates/%27%20or%201=1')).statusCode).toBe(400)
  })
})

describe('lookups that arrive together', () => {
  test('are one statement, and each has the answer for its own number', async () => {
    const query = vi.spyOn(registry.context.pool, 'query')
    const paths = Array.from({ length: 60 }, (_, index) => (index % 3 === 0 ? unknownPath : path))
    const answers = await Promise.all(paths.map((one) => registry.get(one)))
    expect(query).toHaveBeenCalledTimes(1)
    query.mockRestore()
    const expected = (await registry.get(path)).body
    for (const [index, answer] of answers.entries()) {
      if (index % 3 === 0) expect(answer.statusCode).toBe(404)
      else expect(answer.body).toBe(expected)
    }
  })
})

describe('the downloads', () => {
  test('the credential as served verifies offline against the keys as served', async () => {
    const keys = await registry.get('/registry/v1/authorities/hk/jwks.json')
    expect(keys.headers['content-type']).toContain('application/jwk-set+json')
    const credential = await registry.get(`${path}/credential`)
    expect(credential.headers['content-type']).toContain('application/jose+json')
    expect(credential.headers['content-disposition']).toContain(`${content.certificateNumber}.jws.json`)
    const result = await verifyCredential(credential.body, { hk: keys.json() }, content.validFrom)
    expect(result.authenticity).toBe('authentic')
  })

  test.each(['cn-gd', 'hk', 'mo'] as const)(
    'the compact credential of %s carries its signature alone',
    async (name) => {
      const compact = await registry.get(`${path}/credential/${name}`)
      expect(compact.headers['content-type']).toContain('application/jose')
      const result = await verifyCredential(compact.body, registry.context.keySets, content.validFrom)
      expect(result.findings.filter(({ valid }) => valid).map(({ authority }) => authority)).toEqual([name])
    },
  )

  test('answer 404 where there is nothing', async () => {
    expect((await registry.get(`${unknownPath}/credential`)).statusCode).toBe(404)
    expect((await registry.get(`${unknownPath}/credential/hk`)).statusCode).toBe(404)
    expect((await registry.get(`${unknownPath}/effect-statements`)).statusCode).toBe(404)
    const refused = {
      ...contentOf(),
      decisions: content.decisions.map((one) => (one.authority === 'mo' ? { ...one, decision: 'refuse' } : one)),
    } as CertificateContent
    await registry.publish(await issue(refused, [registry.keys.hk, registry.keys['cn-gd']]))
    const unsigned = await registry.get(`/registry/v1/certificates/${refused.certificateNumber}/credential/mo`)
    expect(unsigned.statusCode).toBe(404)
  })

  test('a certificate without statements has an empty list of them', async () => {
    const quiet = contentOf()
    await registry.publish(await issue(quiet, Object.values(registry.keys)))
    const answer = await registry.get(`/registry/v1/certificates/${quiet.certificateNumber}/effect-statements`)
    expect(answer.json()).toEqual({ items: [] })
  })
})

describe('the directory', () => {
  test('the authorities are named in four languages, as reference tenants, with a key set that is there', async () => {
    const { items } = (await registry.get('/registry/v1/authorities')).json<{
      items: { authority: string; names: Record<string, string>; jwksPath: string }[]
    }>()
    expect(items.map(({ authority }) => authority)).toEqual(['cn-gd', 'hk', 'mo'])
    for (const { names, jwksPath } of items) {
      expect(Object.keys(names)).toEqual(['en', 'zh-Hant', 'zh-Hans', 'pt'])
      expect(names['en']).toContain('reference tenant')
      expect((await registry.get(jwksPath)).json()).toMatchObject({ keys: [{ crv: 'Ed25519' }] })
    }
    expect((await registry.get('/registry/v1/authorities/eu/jwks.json')).statusCode).toBe(400)
  })

  test('no private key is served', async () => {
    const { keys } = (await registry.get('/registry/v1/authorities/mo/jwks.json')).json<{ keys: object[] }>()
    expect(keys.every((key) => !('d' in key))).toBe(true)
  })

  test('the editions are listed with how many requirements each has', async () => {
    const { items } = (await registry.get('/registry/v1/editions')).json<{ items: unknown[] }>()
    expect(items).toEqual([expect.objectContaining({ edition: 'GBA-AI 2026-1', requirements: 60 })])
  })
})

test('every residency category is explained in every language, with examples and where it is taken', async () => {
  const categories = await registry.get('/registry/v1/editions/GBA-AI%202026-1/residency-categories')
  const { items } = listResidencyCategories.success.body.parse(categories.json())
  expect(items.map(({ category }) => category)).toEqual([...residencyCategories])
  for (const { name, examples } of items) {
    for (const said of [name, examples]) expect(Object.keys(said).toSorted()).toEqual([...languages].toSorted())
  }
  expect(
    items.map(({ category, taken, place }) => [category, taken, place]).filter(([, taken]) => taken !== 'every-place'),
  ).toEqual([
    ['C0', 'incident', null],
    ['C11', 'place', 'CN'],
  ])
  const unknown = await registry.get('/registry/v1/editions/GBA-AI%202031-1/residency-categories')
  expect(unknown.statusCode).toBe(404)
})

describe('the requirements', () => {
  const requirements = '/registry/v1/editions/GBA-AI%202026-1/requirements'
  async function count(search: string): Promise<number> {
    return (await registry.get(`${requirements}${search}`)).json<{ items: unknown[] }>().items.length
  }

  test('without a scope are those of the widest scope', async () => {
    expect(await count('')).toBe(60)
  })

  test('say what evidence they ask for', async () => {
    const { items } = listRequirements.success.body.parse((await registry.get(requirements)).json())
    const drill = { kind: 'drill-record', residencyCategory: 'C5', maxAgeDays: 180 }
    const asked = items.find(({ requirementId }) => requirementId === 'GBA-AI-TS-19')?.evidence
    expect(asked).toEqual([
      expect.objectContaining({ kind: 'control-spec', maxAgeDays: null }),
      expect.objectContaining(drill),
    ])
    expect(items.every(({ evidence }) => evidence.every(({ description }) => description !== ''))).toBe(true)
  })

  test('are fewer for a lighter class, one modality, one place', async () => {
    const limited = await count('?riskClass=limited')
    const narrow = await count('?riskClass=limited&modalities=nlp,%20genai&placesOfUse=HK')
    expect(limited).toBeLessThan(60)
    expect(narrow).toBeLessThan(limited)
    expect(narrow).toBeGreaterThan(0)
  })

  test('are not listed for an edition that is not shipped', async () => {
    expect((await registry.get('/registry/v1/editions/GBA-AI%202031-1/requirements')).statusCode).toBe(404)
  })

  test('are refused for the class unacceptable and for what is no modality or place, all named at once', async () => {
    const answer = await registry.get(`${requirements}?riskClass=unacceptable&modalities=nlp,audio&placesOfUse=TW`)
    expect(answer.statusCode).toBe(422)
    expect(answer.json<{ errors: { code: string }[] }>().errors.map(({ code }) => code)).toEqual([
      'class-unacceptable',
      'modality-unknown',
      'place-unknown',
    ])
  })
})
