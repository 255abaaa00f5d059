import { type Language, languages } from '@concert/domain/languages'
import * as site from '@concert/sentences/pages/site'
import { say } from '@concert/sentences/sentence'
import { createElement as h, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { iconHref } from './icon.ts'
import { hrefOf, type Page, type Reader } from './page.ts'
import { stylesheetHref } from './stylesheet.ts'

/** A page as HTML: landmarks, skip link, language switch and the notice that this is a demonstration, around the content. */
export function renderPage(page: Page, reader: Reader): string {
  return `<!doctype html>${renderToStaticMarkup(documentOf(page, reader))}`
}

function documentOf(page: Page, reader: Reader): ReactElement {
  const { language } = reader
  return h(
    'html',
    { lang: language },
    h(
      'head',
      null,
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('title', null, `${page.title} · ${say(site.siteName, language)}`),
      h('link', { rel: 'stylesheet', href: stylesheetHref }),
      h('link', { rel: 'icon', type: 'image/svg+xml', href: iconHref }),
      ...languages.map((other) =>
        h('link', { rel: 'alternate', hrefLang: other, href: hrefOf(page.path, other, page.parameters) }),
      ),
    ),
    h(
      'body',
      null,
      h('a', { className: 'skip', href: '#main' }, say(site.skipToContent, language)),
      header(page, reader),
      h('main', { id: 'main', tabIndex: -1 }, page.main),
      h('footer', null, say(site.footer, language)),
    ),
  )
}

function header(page: Page, { language }: Reader): ReactElement {
  const links: [string, string][] = [
    ['/', say(site.home, language)],
    ['/register', say(site.register, language)],
    ['/docs', say(site.documentation, language)],
  ]
  return h(
    'header',
    null,
    h('p', { className: 'demo', role: 'note' }, say(site.demonstration, language)),
    h(
      'div',
      null,
      h('strong', null, say(site.siteName, language)),
      h(
        'nav',
        { 'aria-label': say(site.mainNavigation, language) },
        h(
          'ul',
          null,
          ...links.map(([path, label]) =>
            h(
              'li',
              null,
              h('a', { href: hrefOf(path, language), 'aria-current': path === page.path ? 'page' : undefined }, label),
            ),
          ),
        ),
      ),
      h(
        'nav',
        { 'aria-label': say(site.languageChoice, language) },
        h('ul', null, ...languages.map((other) => languageLink(page, other, language))),
      ),
    ),
  )
}

function languageLink(page: Page, other: Language, present: Language): ReactElement {
  const attributes = {
    href: hrefOf(page.path, other, page.parameters),
    hrefLang: other,
    lang: other,
    'aria-current': other === present ? ('true' as const) : undefined,
  }
  return h('li', null, h('a', attributes, say(site.languageName, other)))
}
