import { type Language, languages } from '@concert/domain/languages'
import { preferredLanguage } from '@concert/sentences/preferred-language'

/** The language of a page: the one in the address, otherwise the reader's preferred one, otherwise English. */
export function languageOf(asked: unknown, acceptLanguage: string | undefined): Language {
  return languages.find((language) => language === asked) ?? preferredLanguage(acceptLanguage)
}
