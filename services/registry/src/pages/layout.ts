import { type Language, languages } from '@concert/domain/languages'
import { createElement as h, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { iconHref } from './icon.ts'
import { hrefOf, type Page, type Reader } from './page.ts'
import { stylesheetHref } from './stylesheet.ts'
import { texts as everyText } from './texts/texts.ts'

/** A page as HTML: landmarks, skip link, language switch and the notice that this is a demonstration around its content. */
export function renderPage(page: Page, reader: Reader): string {
  return `<!doctype html>${renderToStaticMarkup(documentOf(page, reader))}`
}

function documentOf(page: Page, reader: Reader): ReactElement {
  const { language, texts } = reader
  return h(
    'html',
    { lang: language },
    h(
      'head',
      null,
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('title', null, `${page.title} · ${texts.siteName}`),
      h('link', { rel: 'stylesheet', href: stylesheetHref }),
      h('link', { rel: 'icon', type: 'image/svg+xml', href: iconHref }),
      ...languages.map((other) =>
        h('link', { rel: 'alternate', hrefLang: other, href: hrefOf(page.path, other, page.parameters) }),
      ),
    ),
    h(
      'body',
      null,
      h('a', { className: 'skip', href: '#main' }, texts.skipToContent),
      header(page, reader),
      h('main', { id: 'main', tabIndex: -1 }, page.main),
      h('footer', null, texts.footer),
    ),
  )
}

function header(page: Page, { language, texts }: Reader): ReactElement {
  const { navigation } = texts
  const links: [string, string][] = [
    ['/', navigation.home],
    ['/register', navigation.register],
    ['/docs', navigation.documentation],
  ]
  return h(
    'header',
    null,
    h('p', { className: 'demo', role: 'note' }, texts.demonstration),
    h(
      'div',
      null,
      h('strong', null, texts.siteName),
      h(
        'nav',
        { 'aria-label': navigation.label },
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
        { 'aria-label': navigation.languages },
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
  return h('li', null, h('a', attributes, everyText[other].languageName))
}
