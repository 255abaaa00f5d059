import type { Authority } from '@concert/domain/jurisdictions'
import type { Sentence } from './sentence.ts'

/** The authorities as the register names them. They are reference tenants, and say so wherever they are named. */
export const authorityNames: Readonly<Record<Authority, Sentence>> = {
  'cn-gd': {
    en: 'Guangdong certification authority (reference tenant)',
    'zh-Hant': '廣東認證機關（示範機關）',
    'zh-Hans': '广东认证机关（示范机关）',
    pt: 'Autoridade de certificação de Guangdong (entidade de referência)',
  },
  hk: {
    en: 'Hong Kong certification authority (reference tenant)',
    'zh-Hant': '香港認證機關（示範機關）',
    'zh-Hans': '香港认证机关（示范机关）',
    pt: 'Autoridade de certificação de Hong Kong (entidade de referência)',
  },
  mo: {
    en: 'Macao certification authority (reference tenant)',
    'zh-Hant': '澳門認證機關（示範機關）',
    'zh-Hans': '澳门认证机关（示范机关）',
    pt: 'Autoridade de certificação de Macau (entidade de referência)',
  },
}
