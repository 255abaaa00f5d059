import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

/** Somebody with a browser window of their own, and what happened in it. */
export interface Visitor extends AsyncDisposable {
  readonly page: Page
  /** The address of everything the window asked for, in order. */
  readonly requested: readonly string[]
  /** What went wrong in the window: errors and warnings of its console, failures of scripts and of requests. */
  readonly complaints: readonly string[]
}

export async function visitor(browser: Browser, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 }, ...options })
  context.setDefaultTimeout(10_000)
  const requested: string[] = []
  const complaints: string[] = []
  context.on('request', (request) => requested.push(request.url()))
  context.on('requestfailed', (request) => complaints.push(`${request.url()} ${request.failure()?.errorText}`))
  context.on('weberror', (failure) => complaints.push(failure.error().message))
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  const page = await context.newPage()
  return { page, requested, complaints, [Symbol.asyncDispose]: () => context.close() }
}

/** Every request that did not go to the origin. Addresses of data are no requests. */
export function strayRequests({ requested }: Visitor, origin: string): string[] {
  return requested.filter((url) => new URL(url).origin !== origin && !url.startsWith('data:'))
}

/** The widths, in pixels, of those windows that the page is wider than, with by how much. */
export async function overflows(page: Page, widths: readonly number[]): Promise<string[]> {
  const found: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    const by = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    if (by > 0) found.push(`${width} by ${by}`)
  }
  return found
}

/** Makes every word of the page two fifths longer, as the same page in a wordier language is. */
export function stretchWords(page: Page): Promise<void> {
  return page.evaluate<void>(`{
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const stretched = (word) => word + word.slice(0, Math.ceil(word.length * 0.4))
    while (texts.nextNode() !== null) texts.currentNode.data = texts.currentNode.data.replaceAll(/\\p{L}+/gu, stretched)
    undefined
  }`)
}

/** Where the focus is, by its place in the document, and whether a person sees it there. */
export function focusOf(page: Page): Promise<Focus> {
  return page.evaluate<Focus>(`{
    const element = document.activeElement
    const { left, right, top, bottom } = element.getBoundingClientRect()
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    const result = {
      path: String([...document.querySelectorAll('*')].indexOf(element)),
      id: element.id,
      text: element.textContent,
      isInWindow: left >= 0 && right <= innerWidth && top < innerHeight && bottom > 0,
      outline: element.matches(':focus-visible') ? outlineStyle + ' ' + outlineWidth : 'none',
    }
    result
  }`)
}

interface Focus {
  readonly path: string
  readonly id: string
  readonly text: string
  readonly isInWindow: boolean
  readonly outline: string
}
