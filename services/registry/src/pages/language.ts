import { type Language, languages } from '@concert/domain/languages'

/** The language of a page: the one in the address, otherwise the reader's preferred one, otherwise English. */
export function languageOf(asked: unknown, acceptLanguage: string | undefined): Language {
  const named = languages.find((language) => language === asked)
  if (named !== undefined) return named
  for (const { tag } of preferences(acceptLanguage ?? '')) {
    const language = spokenAs(tag)
    if (language !== undefined) return language
  }
  return 'en'
}

/**
 * The entries of Accept-Language, most preferred first (RFC 9110 12.5.4). Only as many characters as a browser sends
 * are read.
 */
function preferences(header: string): { tag: string; weight: number }[] {
  return header
    .slice(0, 500)
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase())
      const given = parameters.find((parameter) => parameter.startsWith('q='))
      return { tag, weight: given === undefined ? 1 : Number(given.slice(2)) }
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
}

function spokenAs(tag: string): Language | undefined {
  if (/^zh-(hant|hk|mo|tw)\b/.test(tag)) return 'zh-Hant'
  if (/^zh\b/.test(tag)) return 'zh-Hans'
  if (/^pt\b/.test(tag)) return 'pt'
  return /^en\b/.test(tag) ? 'en' : undefined
}
