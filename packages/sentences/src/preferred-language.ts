import { type Language, languages } from '@concert/domain/languages'

/** Longer than any browser sends: a header must not cost more than the request it came with. */
const LENGTH_READ = 500
const WEIGHT = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/

interface Range {
  readonly tag: string
  readonly weight: number
}

/**
 * The language in which a reader is answered, by `Accept-Language` (RFC 9110 12.5.4): the one preferred most of those there are,
 * English where the reader asks for none of them.
 *
 * @example preferredLanguage('fr, zh-HK;q=0.8, en;q=0.5') // 'zh-Hant'
 */
export function preferredLanguage(header: string | undefined): Language {
  if (header === undefined) return 'en'
  const ranges = header.slice(0, LENGTH_READ).split(',').flatMap(rangeOf)
  const refused = new Set(ranges.filter(({ weight }) => weight === 0).map(({ tag }) => tag))
  const accepted = languages.filter((language) => !refused.has(language.toLowerCase()))
  for (const { tag } of ranges.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight)) {
    const language = tag === '*' ? accepted[0] : languageOfTag(tag)
    if (language !== undefined && accepted.includes(language)) return language
  }
  return 'en'
}

/** One entry of the header; none where it is not one. */
function rangeOf(entry: string): Range[] {
  const [tag = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase())
  const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1'
  return tag !== '' && WEIGHT.test(weight) ? [{ tag, weight: Number(weight) }] : []
}

/** The script of a Chinese tag is the one it names, else the one of its region. */
function languageOfTag(tag: string): Language | undefined {
  const [primary, ...subtags] = tag.split('-')
  switch (primary) {
    case 'zh':
      if (subtags.includes('hant')) return 'zh-Hant'
      if (subtags.includes('hans')) return 'zh-Hans'
      return subtags.some((subtag) => ['hk', 'mo', 'tw'].includes(subtag)) ? 'zh-Hant' : 'zh-Hans'
    case 'pt':
    case 'en':
      return primary
    default:
      return undefined
  }
}
