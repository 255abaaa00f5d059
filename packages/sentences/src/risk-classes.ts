import type { CertifiableRiskClass } from '@concert/domain/scheme/requirement'
import type { Sentence } from './sentence.ts'

/** The risk classes of the scheme that can be certified. */
export const riskClasses: Readonly<Record<CertifiableRiskClass, Sentence>> = {
  high: {
    en: 'high',
    'zh-Hant': '高風險',
    'zh-Hans': '高风险',
    pt: 'risco elevado',
  },
  limited: {
    en: 'limited',
    'zh-Hant': '有限風險',
    'zh-Hans': '有限风险',
    pt: 'risco limitado',
  },
  minimal: {
    en: 'minimal',
    'zh-Hant': '最低風險',
    'zh-Hans': '最低风险',
    pt: 'risco mínimo',
  },
}
