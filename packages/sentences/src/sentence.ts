import type { Language } from '@concert/domain/languages'
import { IntlMessageFormat } from 'intl-messageformat'

/** One sentence in the four languages, side by side, each an ICU message: `Requirement {requirementId} has no finding.` */
export type Sentence = { readonly [L in Language]: string }

/** What the gaps of a sentence are filled with. A list is joined as its language joins lists. */
export type SentenceParams = Readonly<Record<string, string | number | readonly string[]>>

const locales = { en: 'en-GB', 'zh-Hant': 'zh-Hant-HK', 'zh-Hans': 'zh-Hans', pt: 'pt-PT' } as const satisfies Record<
  Language,
  string
>

const formats = new Map<string, IntlMessageFormat>()

/**
 * The sentence in one language, its gaps filled.
 *
 * @example
 * say({ en: 'Requirement {id} is missing.', … }, 'en', { id: 'ET-01' }) // 'Requirement ET-01 is missing.'
 * @throws Error when a gap of the sentence has no value
 */
export function say(sentence: Sentence, language: Language, params: SentenceParams = {}): string {
  const filled = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'object' ? joined(value, language) : value,
  ])
  return String(formatOf(sentence[language], language).format(Object.fromEntries(filled)))
}

function joined(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(locales[language], { type: 'conjunction' }).format(items)
}

/** Parsing a message costs far more than filling it, so each is parsed once. */
function formatOf(message: string, language: Language): IntlMessageFormat {
  const key = `${language} ${message}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const format = new IntlMessageFormat(message, locales[language], undefined, { ignoreTag: true })
  formats.set(key, format)
  return format
}
