import { languages } from '@concert/domain/languages'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { barriers } from './accessibility.fixture.ts'
import { LAN_NAME, type RunningBrowser, startBrowser } from './browser.fixture.ts'
import { inLanguage, pagesOf, type Site, startSite } from './site.fixture.ts'
import { focusOf, overflows, strayRequests, stretchWords, type Visitor, visitor } from './visitor.fixture.ts'

const languageNames = { en: 'English', 'zh-Hant': '繁體中文', 'zh-Hans': '简体中文', pt: 'Português' } as const

const worth = {
  en: 'This certificate is authentic, but in force in some places only: active in Hong Kong and Mainland China; suspended in Macao.',
  'zh-Hant': '本證書真確，但只在部分地方有效：在香港及中國內地有效；在澳門暫停。',
  'zh-Hans': '本证书真实，但仅在部分地方有效：在香港和中国内地有效；在澳门暂停。',
  pt: 'Este certificado é autêntico, mas só está em vigor em alguns lugares: em vigor em Hong Kong e no Interior da China; suspenso em Macau.',
} as const

let started: RunningBrowser | string
let site: Site

beforeAll(async () => {
  started = await startBrowser()
  if (typeof started !== 'string') site = await startSite()
}, 120_000)

afterAll(async () => {
  if (typeof started !== 'string') await started?.stop()
  await site?.stop()
})

beforeEach((ctx) => {
  if (typeof started === 'string') ctx.skip(started)
})

async function visit(options: Parameters<typeof visitor>[1] = {}): Promise<Visitor> {
  if (typeof started === 'string') throw new Error(started)
  return visitor(started.browser, { baseURL: site.origin, ...options })
}

/** Shows every page in a language, one after the other, and keeps what `examine` finds wrong with each. */
async function findings(
  page: Page,
  language: (typeof languages)[number],
  examine: () => Promise<unknown[]>,
): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {}
  for (const { name, path, status } of pagesOf(site)) {
    const answer = await page.goto(inLanguage(path, language))
    expect(answer?.status(), name).toBe(status)
    const wrong = await examine()
    if (wrong.length > 0) found[name] = wrong
  }
  return found
}

describe('a stranger without JavaScript', () => {
  test('finds a certificate by its Chinese name and reads first what it is worth where, in four languages', async () => {
    await using stranger = await visit({ javaScriptEnabled: false })
    const { page } = stranger
    await page.goto('/')
    await page.getByRole('searchbox').fill('海港')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('link', { name: site.certificateNumber }).click()
    for (const language of languages) {
      await page.getByRole('link', { name: languageNames[language], exact: true }).click()
      await page.locator(`html[lang="${language}"]`).waitFor()
      expect(await page.getByRole('heading').first().textContent()).toBe(worth[language])
    }
    expect(new URL(page.url()).pathname).toBe(`/register/${site.certificateNumber}`)
    expect(stranger.complaints).toEqual([])
    expect(strayRequests(stranger, site.origin)).toEqual([])
  })

  test('gets from there to the documentation and to the page of an error, in the language chosen', async () => {
    await using stranger = await visit({ javaScriptEnabled: false })
    const { page } = stranger
    await page.goto(inLanguage(`/register/${site.certificateNumber}`, 'pt'))
    await page.getByRole('link', { name: 'Documentação' }).click()
    await page.getByRole('heading', { level: 1, name: 'Documentação' }).waitFor()
    await page.getByRole('link', { name: 'rules-not-met' }).click()
    await page.locator('dd', { hasText: '422' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('pt')
    expect(await page.getByRole('main').textContent()).not.toContain('`')
    expect(stranger.complaints).toEqual([])
  })

  test('gets the certificate page with everything it loads in at most 25 kB', async () => {
    await using stranger = await visit({ javaScriptEnabled: false })
    const { page, requested } = stranger
    const answers: Promise<{ responseBodySize: number; responseHeadersSize: number }>[] = []
    page.on('requestfinished', (request) => answers.push(request.sizes()))
    await page.goto(inLanguage(`/register/${site.certificateNumber}`, 'pt'), { waitUntil: 'networkidle' })
    const bytes = (await Promise.all(answers)).map((sizes) => sizes.responseBodySize + sizes.responseHeadersSize)
    expect(requested.map((url) => new URL(url).pathname)).toContain('/assets/site.css')
    expect(bytes.length).toBe(requested.length)
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(5_000)
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(25_000)
  })
})

describe('every page', () => {
  test.each(languages)(
    'in %s raises no barrier that axe knows: WCAG 2.2 AA and good practice',
    async (language) => {
      await using reader = await visit()
      expect(await findings(reader.page, language, () => barriers(reader.page))).toEqual({})
      await reader.page.setViewportSize({ width: 320, height: 640 })
      await reader.page.goto(inLanguage(`/register/${site.certificateNumber}`, language))
      expect(await barriers(reader.page)).toEqual([])
    },
    60_000,
  )

  test('is no wider than a phone’s window and than a desk’s, in every language and with longer words', async () => {
    await using reader = await visit()
    const { page } = reader
    const tooWide = async () => [
      ...(await overflows(page, [320, 1280])),
      ...(await stretchWords(page).then(() => overflows(page, [320, 1280]))),
    ]
    for (const language of languages) expect(await findings(page, language, tooWide), language).toEqual({})
  }, 60_000)

  test('asks nothing of another host and complains of nothing', async () => {
    await using reader = await visit()
    await findings(reader.page, 'en', async () => [])
    expect(reader.requested.length).toBeGreaterThanOrEqual(pagesOf(site).length)
    expect(strayRequests(reader, site.origin)).toEqual([])
    // A browser reports the very status of a page that says that something is not there.
    expect(reader.complaints.filter((text) => !/the server responded with a status of 40[04]/.test(text))).toEqual([])
  })
})

describe('by keyboard alone', () => {
  test('the first key leads to the content, and the register can be searched', async () => {
    await using reader = await visit()
    const { page } = reader
    await page.goto('/register?lang=en')
    await page.keyboard.press('Tab')
    expect(await focusOf(page)).toMatchObject({ text: 'Skip to the content', isInWindow: true })
    await page.keyboard.press('Enter')
    expect(await focusOf(page)).toMatchObject({ id: 'main' })
    await page.keyboard.press('Tab')
    await page.keyboard.type('harbour')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=harbour/)
    await page.getByRole('link', { name: site.certificateNumber }).waitFor()
  })

  test('wherever the focus goes it is seen, and it goes to every link, field and button', async () => {
    await using reader = await visit({ viewport: { width: 320, height: 640 } })
    const { page } = reader
    await page.goto('/register?lang=en&q=harbour')
    const stops = await page.locator('a[href], input:not([type=hidden]), select, button').count()
    expect(stops).toBeGreaterThan(10)
    const met = new Set<string>()
    for (let stop = 0; stop < stops; stop += 1) {
      await page.keyboard.press('Tab')
      const { path, text, isInWindow, outline } = await focusOf(page)
      expect({ isInWindow, outline }, text).toEqual({ isInWindow: true, outline: 'solid 3px' })
      met.add(path)
    }
    expect(met.size).toBe(stops)
  })
})

describe('the page of a service’s operations', () => {
  test.each(['127.0.0.1', LAN_NAME])('loads at http://%s from this origin alone, without a complaint', async (host) => {
    const origin = site.origin.replace('127.0.0.1', host)
    await using developer = await visit({ baseURL: origin })
    const { page } = developer
    await page.goto('/docs/applications')
    const operation = page.locator('.opblock[id$=submitApplication]')
    // The page draws all operations before it answers: 3 s alone, and more than the usual 10 s beside the suite's heaviest files.
    await operation.locator('button').first().click({ timeout: 60_000 })
    await operation.getByText('Idempotency-Key').first().waitFor()
    expect(strayRequests(developer, origin)).toEqual([])
    // Over plain http and another name than the machine's own, a browser says that it passes over the policy of openers.
    const ofOpeners = /^The Cross-Origin-Opener-Policy header has been ignored/
    expect(developer.complaints.filter((text) => !ofOpeners.test(text))).toEqual([])
  })
})
