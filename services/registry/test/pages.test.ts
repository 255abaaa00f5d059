import type { CertificateContent } from '@concert/contracts/certificate-content'
import { errorCodes } from '@concert/contracts/found-errors'
import { problemCodes } from '@concert/contracts/problems'
import { languages } from '@concert/domain/languages'
import { errors } from '@concert/sentences/errors'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { icon, iconHref } from '#pages/icon.ts'
import { stylesheet, stylesheetHref } from '#pages/stylesheet.ts'
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
let content: CertificateContent

async function publish(change: Partial<CertificateContent> = {}): Promise<CertificateContent> {
  const added = contentOf(change)
  const { status } = await registry.publish(await issue(added, Object.values(registry.keys)))
  expect(status).toBe(201)
  return added
}

async function html(path: string, status = 200): Promise<string> {
  const answer = await registry.get(path)
  expect(answer.statusCode).toBe(status)
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
  return answer.body
}

/** The text of a page as a reader meets it. */
function textOf(page: string): string {
  return page
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll(/\s+/g, ' ')
}

beforeAll(async () => {
  registry = await startRegistry(inject('postgres'))
  content = await publish()
  await registry.publishEffect(await sign(suspensionOf(content), registry.keys.mo))
})
afterAll(() => registry.close())

describe('every page', () => {
  const paths = ['/', '/register', '/register?q=Harbour', '/docs', '/problems/rules-not-met', '/register/none']

  test.each(languages)(
    'in %s says its language, that this is a demonstration, and offers the other languages',
    async (language) => {
      for (const path of [...paths, `/register/${content.certificateNumber}`]) {
        const answer = await registry.get(`${path}${path.includes('?') ? '&' : '?'}lang=${language}`)
        const page = answer.body
        expect(page).toMatch(new RegExp(`^<!doctype html><html lang="${language}">`))
        expect(answer.headers['content-language']).toBe(language)
        expect(page).toContain('role="note"')
        for (const other of languages) expect(page).toContain(`hrefLang="${other}"`)
        expect(page).not.toMatch(/undefined|\[object|NaN/)
      }
    },
  )

  test('loads nothing but its own style and icon, runs nothing and cannot be framed', async () => {
    for (const path of paths) {
      const answer = await registry.get(path)
      expect(answer.headers['content-security-policy']).toBe(
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      )
      expect(answer.headers['referrer-policy']).toBe('no-referrer')
      // Of this fixture people reach the origin by https.
      expect(answer.headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains')
      expect(answer.body).not.toMatch(/<script|<img|<iframe|\sstyle=|\son\w+=/i)
      expect(answer.body).not.toMatch(/(?:src|href)="(?:https?:)?\/\//i)
    }
  })

  test('has one main landmark, a skip link to it, one first heading, and a label for every field', async () => {
    for (const path of [...paths, `/register/${content.certificateNumber}`]) {
      const page = (await registry.get(path)).body
      expect(page.match(/<main id="main"/g)).toHaveLength(1)
      expect(page).toContain('<a class="skip" href="#main">')
      expect(page.match(/<h1/g)).toHaveLength(1)
      for (const [, id] of page.matchAll(/<(?:input|select) id="([^"]+)"/g)) expect(page).toContain(`for="${id}"`)
    }
  })

  test('links only to pages that are there', async () => {
    const links = new Set<string>()
    for (const path of [...paths, `/register/${content.certificateNumber}`]) {
      const page = (await registry.get(path)).body
      for (const [, href] of page.matchAll(/href="(\/[^"]*)"/g)) links.add(String(href).replaceAll('&amp;', '&'))
    }
    // The other services answer for their own documentation.
    const ours = [...links].filter(
      (href) => !/^\/docs\/(?!registry)\w/.test(href) && !href.startsWith('/register/none'),
    )
    expect(ours.length).toBeGreaterThan(30)
    const dead = []
    for (const href of ours) if ((await registry.get(href)).statusCode !== 200) dead.push(href)
    expect(dead).toEqual([])
  })

  test('follows the reader’s preferred language when the address names none', async () => {
    const answer = await registry.get('/', { 'accept-language': 'fr, zh-HK;q=0.9, en;q=0.8' })
    expect(answer.body).toContain('<html lang="zh-Hant">')
    expect(answer.headers['vary']).toBe('accept-language')
  })

  test('is not part of the API’s document', async () => {
    const document = (await registry.get('/docs/registry/json')).json<{ paths: Record<string, unknown> }>()
    expect(Object.keys(document.paths).every((path) => path.startsWith('/registry/v1/'))).toBe(true)
  })
})

describe('the home page', () => {
  test('tells the story in seven steps and how to run it, what runs here, and has the register’s search', async () => {
    const page = await html('/')
    expect(page.match(/<ol>(.*?)<\/ol>/s)?.[1]?.match(/<li>/g)).toHaveLength(7)
    expect(textOf(page)).toContain('npm run story')
    expect(textOf(page)).toContain('reference tenants, unaffiliated with any government')
    for (const service of [
      'applications',
      'evidence',
      'reviews',
      'certificates',
      'exchange',
      'registry',
      'workflows',
    ]) {
      expect(page).toContain(`<code>${service}</code>`)
    }
    expect(page).toContain('action="/register"')
  })

  test('in Portuguese keeps the orthography of Macao', async () => {
    const everything =
      textOf(await html('/?lang=pt')) + textOf(await html(`/register/${content.certificateNumber}?lang=pt`))
    expect(everything).toContain('não-conformidade')
    expect(everything).toMatch(/\d de [A-Z]\w+ de \d{4}/)
    expect(everything).not.toMatch(/\b(não conformidade|ativo|ação|proteção|objetivo|direção|detetado|objeto)\b/i)
  })
})

describe('the search page', () => {
  test('lists what is found with its effects, and keeps what was asked', async () => {
    const page = await html('/register?q=%E6%B5%B7%E6%B8%AF&status=&jurisdiction=')
    expect(page).toContain(`/register/${content.certificateNumber}?lang=en`)
    expect(page).toContain('value="海港"')
    expect(textOf(page)).toContain('Macao: suspended')
  })

  test('says so when nothing is found, and when it cannot search', async () => {
    expect(textOf(await html('/register?q=nobody'))).toContain('No certificate in the register fits.')
    for (const bad of ['q=a&q=b', 'status=x', `q=${'y'.repeat(201)}`, 'q=%00']) {
      expect(textOf(await html(`/register?${bad}`, 400))).toContain('cannot be searched for')
    }
    expect(textOf(await html('/register?cursor=forged', 400))).toContain('The cursor does not fit')
  })

  test('pages through the register without losing the search', async () => {
    const holder = { ...contentOf().holder, names: { en: 'Many Certificates Ltd' } }
    const added = []
    for (let count = 0; count < 22; count += 1) added.push((await publish({ holder })).certificateNumber)
    const first = await html('/register?q=Many+Certificates')
    const next = first.match(/rel="next" href="([^"]+)"/)?.[1]?.replaceAll('&amp;', '&')
    expect(next).toContain('q=Many+Certificates')
    const seen = [first, await html(String(next))].join(' ')
    for (const number of added) expect(seen).toContain(`/register/${number}?`)
  })

  test('what a stranger asks is text, never markup', async () => {
    const attack = '"><script>alert(1)</script>'
    const page = await html(`/register?q=${encodeURIComponent(attack)}`)
    expect(page).not.toContain('<script')
    expect(page).toContain('&lt;script&gt;')
  })
})

describe('the certificate page', () => {
  const verdicts = {
    en: 'This certificate is authentic, but in force in some places only: active in Mainland China and Hong Kong; suspended in Macao.',
    'zh-Hant': '本證書真確，但只在部分地方有效：在中國內地及香港有效；在澳門暫停。',
    'zh-Hans': '本证书真实，但仅在部分地方有效：在中国内地和香港有效；在澳门暂停。',
    pt: 'Este certificado é autêntico, mas só está em vigor em alguns lugares: em vigor no Interior da China e em Hong Kong; suspenso em Macau.',
  } as const

  test.each(languages)(
    'in %s says first, in one sentence, whether it is authentic and what it is worth where',
    async (language) => {
      const page = await html(`/register/${content.certificateNumber}?lang=${language}`)
      const main = page.slice(page.indexOf('<main'))
      expect(main).toMatch(/^<main[^>]*><div><h1 class="verdict warn">/)
      expect(textOf(main).trim().startsWith(verdicts[language])).toBe(true)
      const tones = [...main.matchAll(/<li class="(ok|warn)">/g)].map(([, tone]) => tone)
      expect(tones).toEqual(['ok', 'ok', 'warn'])
    },
  )

  test('shows effects, conditions, reason, history, holder, scope, keys, downloads and the offline check', async () => {
    const page = await html(`/register/${content.certificateNumber}`)
    const text = textOf(page)
    for (const shown of [
      'Notices in Portuguese are missing',
      'Notices in Portuguese',
      'active on conditions',
      'Harbour Legal LLM',
      '海港法律大模型',
      '99990017',
      'Legal questions and answers in Cantonese and English',
      registry.keys.hk.kid,
      `npm run concert -- verify ${content.certificateNumber}.jws.json`,
      'https://register.example/registry/v1/authorities/hk/jwks.json',
    ]) {
      expect(text).toContain(shown)
    }
    expect(page).toContain(`/registry/v1/certificates/${content.certificateNumber}/credential"`)
    const inPortuguese = textOf(await html(`/register/${content.certificateNumber}?lang=pt`))
    expect(inPortuguese).toContain('assinada pela Autoridade')
    expect(inPortuguese).toContain('Chaves públicas da Autoridade')
  })

  test('of an expired certificate and its row in the register say expired, and nowhere that it is active', async () => {
    const name = 'Long Expired Holder'
    const added = await publish(expiredContent({ holder: { ...contentOf().holder, names: { en: name } } }))
    const row = textOf(await html(`/register?q=${encodeURIComponent(name)}`))
    for (const place of ['Mainland China', 'Hong Kong', 'Macao']) expect(row).toContain(`${place}: expired`)
    const page = await html(`/register/${added.certificateNumber}`)
    expect(page).toContain('<h1 class="verdict warn">')
    const present = textOf(page.slice(page.indexOf('<tbody'), page.indexOf('</tbody')))
    expect(present.match(/expired/g)).toHaveLength(3)
    expect(present).not.toContain('active')
    expect(present).toContain('November 2024')
    expect(textOf(await html(`/register/${added.certificateNumber}?lang=pt`))).toContain('caducado')
  })

  test('of a certificate whose days are to come say so', async () => {
    const name = 'Future Holder'
    const holder = { ...contentOf().holder, names: { en: name } }
    const added = await publish({ holder, issuedAt: '2098-12-31T17:00:00.000Z' })
    expect(textOf(await html(`/register?q=${encodeURIComponent(name)}`))).toContain('Hong Kong: not yet valid')
    const page = await html(`/register/${added.certificateNumber}`)
    expect(textOf(page.slice(page.indexOf('<tbody'), page.indexOf('</tbody')))).toContain('not yet valid')
  })

  test('weighs at most 25 kB with everything it loads, in every language', async () => {
    for (const language of languages) {
      const page = await html(`/register/${content.certificateNumber}?lang=${language}`)
      expect(Buffer.byteLength(page + stylesheet + icon)).toBeLessThan(25_000)
    }
    for (const [href, type, content] of [
      [stylesheetHref, 'text/css; charset=utf-8', stylesheet],
      [iconHref, 'image/svg+xml; charset=utf-8', icon],
    ] as const) {
      const asset = await registry.get(href)
      expect(asset.headers['content-type']).toBe(type)
      expect(asset.body).toBe(content)
      expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable')
      const [unversioned = ''] = href.split('?')
      expect((await registry.get(unversioned)).headers['cache-control']).toBe('public, max-age=300')
    }
  })

  test('finds a number typed in lower case', async () => {
    expect(textOf(await html(`/register/${content.certificateNumber.toLowerCase()}`))).toContain('authentic')
  })

  test('an unknown, wrong or hostile number gets a page that helps, with 404', async () => {
    for (const number of ['GBAAI-H001-26-L-09999-0', 'nonsense', '%3Cscript%3E', '%00']) {
      const page = await html(`/register/${number}`, 404)
      expect(textOf(page)).toContain('There is no such certificate in the register')
      expect(page).not.toContain('<script')
      expect(page).toContain('role="search"')
    }
  })

  test('hostile and long names are shown as the text they are', async () => {
    const hostile = '<script>alert("1")</script> & \u202Eevil'
    const long = '很長的名稱'.repeat(40)
    const { holder, aiSystem } = contentOf()
    const added = await publish({
      holder: { ...holder, names: { en: hostile, 'zh-Hant': long } },
      aiSystem: { ...aiSystem, names: { en: hostile }, version: '<b>1</b>' },
    })
    for (const path of [`/register/${added.certificateNumber}`, '/register?q=alert']) {
      const page = await html(path)
      expect(page).not.toContain('<script')
      expect(page).not.toContain('<b>')
      expect(page).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp;')
      expect(page).toMatch(/<bdi[^>]*>&lt;script/)
      expect(page).toContain(long)
    }
  })

  test('a stored credential that was tampered with is called altered, and nothing of it is shown as certified', async () => {
    const victim = await publish({ holder: { ...contentOf().holder, names: { en: 'Tampered Holder' } } })
    const forged = await issue({ ...victim, riskClass: 'minimal' }, [registry.keys.hk])
    await registry.asAdministrator(
      `update registry.certificates set credential = jsonb_set(credential, '{payload}', to_jsonb($2::text))
       where certificate_number = $1`,
      [victim.certificateNumber, forged.payload],
    )
    const page = await html(`/register/${victim.certificateNumber}`)
    expect(page).toContain('<h1 class="verdict bad">')
    expect(textOf(page)).toContain('This certificate is altered')
    expect(textOf(page)).toContain('Do not rely on this entry')
    expect(textOf(page)).not.toContain('Tampered Holder')
  })
})

describe('the page of a problem', () => {
  test.each(problemCodes)('%s has a title and a remedy in every language', async (code) => {
    const titles = new Set<string>()
    for (const language of languages) {
      const page = await html(`/problems/${code}?lang=${language}`)
      titles.add(String(page.match(/<h1>(.*?)<\/h1>/)?.[1]))
      expect(page).toContain(`<code>${code}</code>`)
    }
    expect(titles.size).toBeGreaterThanOrEqual(3)
  })

  test('answers a program in JSON, with every language', async () => {
    const answer = await registry.get('/problems/conflict', { accept: 'application/problem+json' })
    expect(answer.headers['content-type']).toContain('application/json')
    expect(answer.headers['vary']).toContain('accept')
    expect(answer.json()).toMatchObject({
      type: '/problems/conflict',
      status: 409,
      title: { pt: 'Em conflito com o que existe' },
      remedy: { 'zh-Hans': expect.stringContaining('现有记录') },
    })
  })

  test.each(languages)('of every code in an entry of errors is there, in %s', async (language) => {
    for (const code of errorCodes) {
      const page = await html(`/problems/${code}?lang=${language}`)
      expect(page).toContain(`<h1><code>${code}</code></h1>`)
      const written = page.replaceAll(/<[^>]+>/g, '').replaceAll('&#x27;', "'")
      expect(written).toContain(errors[code].cause[language].replaceAll('`', ''))
      expect(written).toContain(errors[code].remedy[language].replaceAll('`', ''))
    }
  })

  test('of a code in an entry of errors names the gaps of its message', async () => {
    expect(textOf(await html('/problems/requirement-not-graded'))).toContain(
      'Requirement ‹requirementId› has no finding.',
    )
    expect(textOf(await html('/problems/nonconformities-remain'))).toContain('‹count› nonconformities are open.')
  })

  test('of a code in an entry of errors answers a program in JSON, with every language', async () => {
    const answer = await registry.get('/problems/requirement-not-graded', { accept: 'application/json' })
    expect(answer.json()).toMatchObject({
      type: '/problems/requirement-not-graded',
      params: ['requirementId'],
      message: { en: 'Requirement {requirementId} has no finding. Record one.' },
      remedy: { pt: expect.stringContaining('constatação') },
    })
  })

  test('of an unknown code is a page that says so, with 404', async () => {
    expect(textOf(await html('/problems/constructor', 404))).toContain('Not found')
  })
})

test('a page that the database does not serve in time says so in the reader’s language, with 503', async () => {
  const blocker = new Client({ connectionString: registry.adminUrl })
  await blocker.connect()
  try {
    await blocker.query('begin')
    await blocker.query('lock table registry.certificates in access exclusive mode')
    const answer = await registry.get('/register?lang=pt')
    expect(answer.statusCode).toBe(503)
    expect(answer.headers['retry-after']).toBe('2')
    expect(textOf(answer.body)).toContain('Temporariamente indisponível')
  } finally {
    await blocker.end()
  }
})
