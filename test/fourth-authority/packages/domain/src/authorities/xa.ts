import { checkXaRegisterNumber } from '../identifiers/xa-register-number.ts'
import type { AuthorityRecord } from './authority-record.ts'

export const xa = {
  code: 'xa',
  letter: 'X',
  timeZone: 'Asia/Tokyo',
  names: {
    en: 'XA certification authority (reference tenant)',
    'zh-Hant': 'XA認證機關（示範機關）',
    'zh-Hans': 'XA认证机关（示范机关）',
    pt: 'Autoridade de certificação de XA (entidade de referência)',
  },
  place: {
    code: 'XA',
    names: { en: 'Place XA', 'zh-Hant': 'XA地區', 'zh-Hans': 'XA地区', pt: 'Território XA' },
    inSentence: { en: 'place XA', 'zh-Hant': 'XA地區', 'zh-Hans': 'XA地区', pt: 'no território XA' },
    languages: ['en', 'pt'],
    identifierScheme: {
      code: 'XA-REG',
      names: {
        en: 'XA register number',
        'zh-Hant': 'XA登記號碼',
        'zh-Hans': 'XA登记号码',
        pt: 'número de registo de XA',
      },
      check: checkXaRegisterNumber,
    },
  },
  tariff: { version: 'fee-1', currency: 'XTS', perThousandHkd: 500 },
} as const satisfies AuthorityRecord
