import { checkUnifiedSocialCreditCode } from '../identifiers/unified-social-credit-code.ts'
import type { AuthorityRecord } from './authority-record.ts'

export const guangdong = {
  code: 'cn-gd',
  letter: 'G',
  timeZone: 'Asia/Shanghai',
  names: {
    en: 'Guangdong certification authority (reference tenant)',
    'zh-Hant': '廣東認證機關（示範機關）',
    'zh-Hans': '广东认证机关（示范机关）',
    pt: 'Autoridade de certificação de Guangdong (entidade de referência)',
  },
  place: {
    code: 'CN',
    names: { en: 'Mainland China', 'zh-Hant': '中國內地', 'zh-Hans': '中国内地', pt: 'Interior da China' },
    inSentence: { en: 'Mainland China', 'zh-Hant': '中國內地', 'zh-Hans': '中国内地', pt: 'no Interior da China' },
    languages: ['zh-Hans'],
    identifierScheme: {
      code: 'USCC',
      names: {
        en: 'unified social credit code',
        'zh-Hant': '統一社會信用代碼',
        'zh-Hans': '统一社会信用代码',
        pt: 'código unificado de crédito social',
      },
      check: checkUnifiedSocialCreditCode,
    },
  },
  tariff: { version: 'fee-1', currency: 'CNY', perThousandHkd: 920 },
} as const satisfies AuthorityRecord
