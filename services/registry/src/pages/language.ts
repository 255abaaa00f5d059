import { type Language, languages } from '@concert/domain/languages'
import { preferredLanguage } from '@concert/sentences/preferred-language'

/** The language of a page: the one the address asks for, else the reader's preferred one, else English. */
export function languageOf(asked: unknown, acceptLanguage: string | undefined): Language {
  return languages.find((language) => language === asked) ?? preferredLanguage(acceptLanguage)
}
