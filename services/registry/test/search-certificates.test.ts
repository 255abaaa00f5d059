import type { CertificateContent } from '@concert/contracts/certificate-content'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { periodAt } from '@concert/credentials/period-of-validity'
import { addCalendarDays, localDate } from '@concert/domain/instant'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import fc from 'fast-check'
import { searchDocuments } from '#register/search-documents.ts'
import {
  contentOf,
  expiredContent,
  issue,
  sign,
  startRegistry,
  suspensionOf,
  type TestRegistry,
} from './registry.fixture.ts'

let registry: TestRegistry

async function add(change: Partial<CertificateContent> = {}): Promise<CertificateContent> {
  const content = contentOf(change)
  const { status } = await registry.publish(await issue(content, Object.values(registry.keys)))
  expect(status).toBe(201)
  return content
}

function held(names: CertificateContent['holder']['names'], value = '99990017'): Partial<CertificateContent> {
  const { holder } = contentOf()
  return { holder: { ...holder, names, identifier: { ...holder.identifier, value } } }
}

interface Found {
  items: { certificateNumber: string; period: string }[]
  nextCursor: string | null
  correction: { typed: string; read: string } | null
}

async function search(parameters: Record<string, string>): Promise<Found> {
  const answer = await registry.get(`/registry/v1/certificates?${new URLSearchParams(parameters).toString()}`)
  expect(answer.statusCode).toBe(200)
  return answer.json<Found>()
}

async function numbers(parameters: Record<string, string>): Promise<string[]> {
  return (await search(parameters)).items.map(({ certificateNumber }) => certificateNumber)
}

/** The same date at every authority. */
function everywhere(day: string): Record<Authority, string> {
  return Object.fromEntries(authorities.map((authority) => [authority, day])) as Record<Authority, string>
}

beforeAll(async () => {
  registry = await startRegistry(inject('postgres'))
})
afterAll(() => registry.close())

describe('a search', () => {
  let ceramic: CertificateContent
  let lotus: CertificateContent
  beforeAll(async () => {
    ceramic = await add(
      held({ 'zh-Hant': '佛山陶檢', 'zh-Hans': '佛山陶检', en: 'Foshan Ceramic Inspect' }, 'AB 12345'),
    )
    lotus = await add(held({ 'zh-Hant': '蓮花博彩誠信', pt: 'Integridade Lótus 100% S.A.' }))
  })

  test.each([
    ['the number', () => ceramic.certificateNumber],
    ['the number without hyphens, in lower case', () => ceramic.certificateNumber.replaceAll('-', '').toLowerCase()],
    ['a name in Traditional Chinese', () => '陶檢'],
    ['a name in Simplified Chinese', () => '陶检'],
    ['a name in another case', () => 'CERAMIC inspect'],
    ['a name in full-width letters', () => 'Ｆｏｓｈａｎ'],
    ['a name with other spaces', () => ' foshan  ceramic\u3000inspect '],
    ['the identifier', () => 'ab12345'],
  ])('finds by %s', async (_how, q) => {
    expect(await numbers({ q: q() })).toEqual([ceramic.certificateNumber])
  })

  test('finds by the system’s name', async () => {
    const named = await add({ aiSystem: { ...contentOf().aiSystem, names: { 'zh-Hans': '瓷砖之眼' } } })
    expect(await numbers({ q: '瓷砖' })).toEqual([named.certificateNumber])
  })

  test('finds a name that is registered in one Chinese script by the other, and answers it as it is registered', async () => {
    const kowloon = await add(held({ 'zh-Hant': '九龍物流智能體' }))
    for (const q of ['九龍物流', '九龙物流', '物流智能体', '九龙物流智能體']) {
      expect(await numbers({ q })).toEqual([kowloon.certificateNumber])
    }
    const simplified = await add(held({ 'zh-Hans': '珠海横琴双语助理' }))
    expect(await numbers({ q: '橫琴雙語' })).toEqual([simplified.certificateNumber])
    expect(await numbers({ q: '莲花' })).toEqual([lotus.certificateNumber])
    const { items } = await search({ q: '莲花' })
    expect(items[0]).toMatchObject({ holder: { names: { 'zh-Hant': '蓮花博彩誠信' } } })
    expect(items[0]).not.toHaveProperty(['holder', 'names', 'zh-Hans'])
  })

  test('takes wildcards for the characters they are', async () => {
    expect(await numbers({ q: '100%' })).toEqual([lotus.certificateNumber])
    expect(await numbers({ q: '%%%' })).toEqual([])
    expect(await numbers({ q: '_' })).toEqual([])
    expect(await numbers({ q: '\\' })).toEqual([])
  })

  test('for nothing that can be searched for finds nothing', async () => {
    expect(await numbers({ q: '--' })).toEqual([])
  })

  test('never spans two names', async () => {
    expect(await numbers({ q: '佛山陶檢佛山' })).toEqual([])
  })

  test('is refused when it is too long, blank or not well-formed', async () => {
    for (const q of ['x'.repeat(201), '', '%20', '%00']) {
      expect((await registry.get(`/registry/v1/certificates?q=${q}`)).statusCode).toBe(400)
    }
  })
})

describe('what people hold for the same', () => {
  let ohara: string
  let longest: CertificateContent
  beforeAll(async () => {
    ohara = (await add(held({ pt: 'O’Hara & Filhos, Limitada' }))).certificateNumber
    const name = 'Associação Internacional para o Desenvolvimento Sustentável da Inteligência Artificial '.repeat(3)
    longest = await add(held({ pt: name.slice(0, 199) + '.' }))
  })

  test.each([
    "O'Hara",
    'OʼHara',
    'OHara',
    'O`Hara',
    'O Hara',
    'O’Hara and Filhos',
    'O’Hara e Filhos',
    'O’Hara Filhos Limitada',
  ])('finds O’Hara & Filhos, Limitada by %s', async (q) => {
    expect(await numbers({ q })).toEqual([ohara])
  })

  test.each([
    'Hara & Filhos Limitada',
    'Limitada Filhos O’Hara',
    'ohara filhos',
    'OharaFilhos',
    'OHARAFILHOSLIMITADA',
    'hara limit',
  ])('finds it by %s: in any order, by parts, and written together', async (q) => {
    expect(await numbers({ q })).toEqual([ohara])
  })

  test.each(['O’Hara & Limited', 'oharalimitada', 'O Hana'])('does not find it by %s', async (q) => {
    expect(await numbers({ q })).not.toContain(ohara)
  })

  test('finds a company by its abbreviation with full stops and without', async () => {
    const { certificateNumber } = await add(held({ pt: 'Estaleiro Vitória, S.A.' }))
    for (const q of ['Estaleiro SA', 'Estaleiro S.A.', 'Vitoria S. A.', 'sa estaleiro', 'Estaleiro Vitória S.A']) {
      expect(await numbers({ q })).toEqual([certificateNumber])
    }
  })

  test('finds a name by the whole of it, however long a name may be', async () => {
    const q = longest.holder.names.pt ?? ''
    expect(q).toHaveLength(200)
    expect(await numbers({ q })).toEqual([longest.certificateNumber])
    const page = await registry.get(`/register?${new URLSearchParams({ q, lang: 'en' }).toString()}`)
    expect([page.statusCode, page.body.includes(longest.certificateNumber)]).toEqual([200, true])
    expect(page.body).toContain('maxLength="200"')
  })

  test('finds an identifier as the page prints it and as people paste it', async () => {
    const { certificateNumber } = await add(held({ en: 'Pasted Holder' }, '91440300MA5G8T9D1X'))
    const parts = certificateNumber.replaceAll('-', ' – ')
    for (const q of [
      'HK-UBI 91440300MA5G8T9D1X',
      '9144 0300 MA5G 8T9D 1X',
      '９１４４０３００ＭＡ５Ｇ８Ｔ９Ｄ１Ｘ',
      '91440300-ma5g8t9d-1x',
      certificateNumber,
      parts,
      certificateNumber.replaceAll('-', ''),
      `${certificateNumber.slice(0, 8)} ${certificateNumber.slice(8)}`,
    ]) {
      expect([q, await numbers({ q })]).toEqual([q, [certificateNumber]])
    }
  })

  test('finds Chinese words in any order, across signs and spaces, and single characters', async () => {
    const { certificateNumber } = await add(held({ 'zh-Hant': '濠江（國際）翻譯・語音' }))
    for (const q of ['濠江國際', '濠江（國際）', '翻譯 濠江', '翻译语音', '濠', '濠 音', '濠江 国际 翻译']) {
      expect([q, await numbers({ q })]).toEqual([q, [certificateNumber]])
    }
    expect(await numbers({ q: '江濠' })).toEqual([])
    expect(await numbers({ q: '濠江翻譯' })).toEqual([])
  })
})

describe('a typing error', () => {
  let found: string
  beforeAll(async () => {
    found = (await add(held({ en: 'Zephyrine Quillfeather Robotics' }))).certificateNumber
  })

  test.each([
    ['a letter too few', 'Zephyrin Quilfeather', 'quilfeather', 'quillfeather'],
    ['a letter too many', 'Zephyrinee', 'zephyrinee', 'zephyrine'],
    ['another letter', 'Zephirine Robotics', 'zephirine', 'zephyrine'],
    ['two that changed places', 'Zephyrnie', 'zephyrnie', 'zephyrine'],
  ])('of %s is forgiven, and said', async (_what, q, typed, read) => {
    const { items, correction } = await search({ q })
    expect(items.map(({ certificateNumber }) => certificateNumber)).toEqual([found])
    expect(correction).toEqual({ typed, read })
  })

  test('is said on the page in each language', async () => {
    for (const lang of ['en', 'zh-Hant', 'zh-Hans', 'pt']) {
      const { body } = await registry.get(`/register?${new URLSearchParams({ q: 'Zephirine', lang }).toString()}`)
      expect(body).toMatch(/zephirine[”」»].*zephyrine[”」»].*<table/)
    }
  })

  test.each([
    ['in two words', 'Zephirine Quilfeather'],
    ['of two letters', 'Zephirinne'],
    ['in a short word', 'Zpe'],
    ['in a number', '99990018'],
    ['in another script', '濠港'],
  ])('%s is not', async (_what, q) => {
    expect(await search({ q })).toEqual({ items: [], nextCursor: null, correction: null })
  })

  test('is not looked for where the word as it was typed is found', async () => {
    const { certificateNumber } = await add(held({ en: 'Zephyrina' }))
    expect(await search({ q: 'zephyrina' })).toMatchObject({ items: [{ certificateNumber }], correction: null })
  })

  test('is read the same on the next page', async () => {
    const second = (await add(held({ en: 'Zephyrine Second' }))).certificateNumber
    const first = await search({ q: 'Zephirine', limit: '1' })
    expect(first.items.map(({ certificateNumber }) => certificateNumber)).toEqual([second])
    const next = await search({ q: 'Zephirine', limit: '1', cursor: String(first.nextCursor) })
    expect(next).toMatchObject({
      items: [{ certificateNumber: found }],
      nextCursor: null,
      correction: first.correction,
    })
  })
})

describe('the filters', () => {
  test('a certificate has the week of its issue among its terms, also after an effect of it has changed', async () => {
    const content = await add(held({ en: 'Weekly Holder' }))
    const weeks = () =>
      registry.asAdministrator(
        `select cardinality(array(select term from unnest(effects) as term where term like '<%')) as weeks,
           '<' || registry.week_of(issued_at) = any(effects) as is_of_issue from registry.searched where certificate_number = $1`,
        [content.certificateNumber],
      )
    expect(await weeks()).toEqual([{ weeks: 1, is_of_issue: true }])
    await registry.publishEffect(await sign(suspensionOf(content), registry.keys.mo))
    expect(await weeks()).toEqual([{ weeks: 1, is_of_issue: true }])
  })

  test('jurisdiction and status together mean one effect that is both', async () => {
    const content = await add(held({ en: 'Filtered Holder' }))
    await registry.publishEffect(await sign(suspensionOf(content), registry.keys.mo))
    const q = 'Filtered Holder'
    expect(await numbers({ q, jurisdiction: 'MO', status: 'suspended' })).toEqual([content.certificateNumber])
    expect(await numbers({ q, jurisdiction: 'HK', status: 'suspended' })).toEqual([])
    expect(await numbers({ q, status: 'suspended' })).toEqual([content.certificateNumber])
    // What an effect was does not count.
    expect(await numbers({ q, jurisdiction: 'MO', status: 'active' })).toEqual([])
  })

  test('a status that is in force finds a certificate on its days of validity alone, every other one always', async () => {
    const names = held({ en: 'Dated Holder' })
    const q = 'Dated Holder'
    const over = await add(expiredContent(names))
    const toCome = await add({ ...names, issuedAt: '2098-12-31T17:00:00.000Z' })
    const now = await add(names)
    await registry.publishEffect(await sign(suspensionOf(over), registry.keys.mo))
    const pending = suspensionOf(over, { authority: 'hk', jurisdiction: 'HK', status: 'action-pending' })
    await registry.publishEffect(await sign(pending, registry.keys.hk))
    expect(await numbers({ q, status: 'active' })).toEqual([now.certificateNumber])
    expect(await numbers({ q, jurisdiction: 'CN', status: 'active' })).toEqual([now.certificateNumber])
    expect(await numbers({ q, status: 'action-pending' })).toEqual([])
    expect(await numbers({ q, status: 'suspended' })).toEqual([over.certificateNumber])
    const periods = (await search({ q })).items.map(({ certificateNumber, period }) => [certificateNumber, period])
    expect(Object.fromEntries(periods)).toEqual({
      [over.certificateNumber]: 'expired',
      [toCome.certificateNumber]: 'not-yet-valid',
      [now.certificateNumber]: 'current',
    })
  })

  test('the first and the last day count, and no day before or after them', async () => {
    const q = 'Last Day Holder'
    const { validFrom, validTo } = await add(held({ en: q }))
    const foundOn = async (day: string) =>
      (await searchDocuments(registry.context.pool, { q, status: 'active' }, everywhere(day), 10, undefined)).length
    expect([await foundOn(validFrom), await foundOn(validTo)]).toEqual([1, 1])
    expect([await foundOn(addCalendarDays(validFrom, -1)), await foundOn(addCalendarDays(validTo, 1))]).toEqual([0, 0])
  })

  test('the day of the list is the day of the sentence on the certificate', () => {
    const days = fc.integer({ min: 0, max: 2000 }).map((offset) => addCalendarDays('2026-01-01', offset))
    const instants = fc
      .date({ min: new Date('2025-12-01'), max: new Date('2032-12-31'), noInvalidDate: true })
      .map((at) => at.toISOString())
    fc.assert(
      fc.property(days, days, instants, (one, other, at) => {
        const [validFrom = one, validTo = other] = [one, other].toSorted()
        const isListed = validFrom <= localDate(at, 'hk') && localDate(at, 'hk') <= validTo
        expect(periodAt({ validFrom, validTo, leadAuthority: 'hk' }, at) === 'current').toBe(isListed)
      }),
    )
  })

  test('a status or a jurisdiction that does not exist is refused', async () => {
    expect((await registry.get('/registry/v1/certificates?status=withdrawn-ish')).statusCode).toBe(400)
    expect((await registry.get('/registry/v1/certificates?jurisdiction=TW')).statusCode).toBe(400)
  })
})

describe('the pages of a list', () => {
  const issuedAt = (micros: number) => `2026-11-20T08:00:00.${String(micros).padStart(6, '0')}Z`
  const decidedAt = '2026-11-20T07:00:00.000Z'

  test('hold every certificate once, also those issued in one instant or microseconds apart, while others are added', async () => {
    const holder = held({ en: 'Paged Holder' })
    const decisions = contentOf().decisions.map((one) => ({ ...one, decidedAt }))
    const times = [1, 1, 1, 2, 3, 4, 999, 1000, 1000]
    const added: string[] = []
    for (const micros of times) {
      const content = await add({ ...holder, decisions, decidedAt, issuedAt: issuedAt(micros) })
      added.push(content.certificateNumber)
    }
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const parameters: Record<string, string> = {
        q: 'Paged Holder',
        limit: '2',
        ...(cursor === null ? {} : { cursor }),
      }
      const found: Found = await search(parameters)
      seen.push(...found.items.map(({ certificateNumber }) => certificateNumber))
      cursor = found.nextCursor
      // Newer than every page that is still to come, so it belongs on none of them.
      await add({ ...holder, decisions, decidedAt, issuedAt: '2026-11-20T09:00:00.000Z' })
    } while (cursor !== null)
    expect(seen.toSorted()).toEqual(added.toSorted())
  })

  test('a cursor of another filter, or one that was changed, is refused', async () => {
    const { nextCursor } = await search({ limit: '1' })
    const cursor = String(nextCursor)
    const other = await registry.get(`/registry/v1/certificates?q=other&cursor=${cursor}`)
    expect(other.statusCode).toBe(400)
    expect(other.json()).toMatchObject({ code: 'invalid-cursor' })
    const changed = await registry.get(`/registry/v1/certificates?cursor=x${cursor}`)
    expect(changed.statusCode).toBe(400)
  })
})
