import type { Language } from '@concert/domain/languages'
import { en } from './en.ts'
import { pt } from './pt.ts'
import type { TextCatalogue } from './text-catalogue.ts'
import { zhHans } from './zh-hans.ts'
import { zhHant } from './zh-hant.ts'

/** The texts of the pages, by language. */
export const texts: Readonly<Record<Language, TextCatalogue>> = { en, 'zh-Hant': zhHant, 'zh-Hans': zhHans, pt }
