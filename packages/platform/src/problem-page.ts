import type { Problem } from '@concert/contracts/problems'
import { type Language, languages } from '@concert/domain/languages'
import * as text from '@concert/sentences/pages/problem'
import * as site from '@concert/sentences/pages/site'
import { problems } from '@concert/sentences/problems'
import { say, type Sentence } from '@concert/sentences/sentence'

/** A problem for a person: what happened, what to do, the way back, and the other languages. It needs nothing that could fail as well. */
export function problemPage({ code, title, detail, instance }: Problem, language: Language): string {
  const said = (sentence: Sentence): string => escaped(say(sentence, language))
  const link = (path: string, words: string): string => `<li><a href="${path}?lang=${language}">${words}</a></li>`
  const others = languages.map((other) => {
    const here = `${escaped(instance)}?lang=${other}`
    const current = other === language ? ' aria-current="true"' : ''
    return `<li><a href="${here}" hreflang="${other}" lang="${other}"${current}>${escaped(say(site.languageName, other))}</a></li>`
  })
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)} · ${said(site.siteName)}</title>`,
    '<link rel="stylesheet" href="/assets/site.css"><link rel="icon" type="image/svg+xml" href="/assets/icon.svg"></head>',
    `<body><a class="skip" href="#main">${said(site.skipToContent)}</a>`,
    `<header><p class="demo" role="note">${said(site.demonstration)}</p><div><strong>${said(site.siteName)}</strong>`,
    `<nav aria-label="${said(site.mainNavigation)}"><ul>${link('/', said(site.home))}`,
    `${link('/register', said(site.register))}${link('/docs', said(site.documentation))}</ul></nav>`,
    `<nav aria-label="${said(site.languageChoice)}"><ul>${others.join('')}</ul></nav></div></header>`,
    `<main id="main" tabindex="-1"><h1>${escaped(title)}</h1><p>${escaped(detail)}</p>`,
    `<h2>${said(text.remedy)}</h2><p>${withCode(say(problems[code].remedy, language))}</p>`,
    `<p>${said(text.code)}: <a href="/problems/${code}?lang=${language}"><code>${code}</code></a></p></main>`,
    `<footer>${said(site.footer)}</footer></body></html>`,
  ].join('')
}

/** Words between backticks are code. */
function withCode(sentence: string): string {
  const parts = sentence.split('`').map(escaped)
  return parts.map((part, index) => (index % 2 === 0 ? part : `<code>${part}</code>`)).join('')
}

function escaped(words: string): string {
  return words.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
