import type { Jurisdiction } from '@concert/domain/jurisdictions'
import type { Sentence } from './sentence.ts'

/** The places by their names, as a table or a list shows them. */
export const placeNames: Readonly<Record<Jurisdiction, Sentence>> = {
  CN: {
    en: 'Mainland China',
    'zh-Hant': '中國內地',
    'zh-Hans': '中国内地',
    pt: 'Interior da China',
  },
  HK: {
    en: 'Hong Kong',
    'zh-Hant': '香港',
    'zh-Hans': '香港',
    pt: 'Hong Kong',
  },
  MO: {
    en: 'Macao',
    'zh-Hant': '澳門',
    'zh-Hans': '澳门',
    pt: 'Macau',
  },
}

/** The places as a sentence says that something holds in them: in Portuguese with the preposition, which differs by place. */
export const placesInSentence: Readonly<Record<Jurisdiction, Sentence>> = {
  CN: { ...placeNames.CN, pt: 'no Interior da China' },
  HK: { ...placeNames.HK, pt: 'em Hong Kong' },
  MO: { ...placeNames.MO, pt: 'em Macau' },
}
