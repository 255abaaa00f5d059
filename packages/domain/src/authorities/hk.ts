import { checkHongKongBusinessIdentifier } from '../identifiers/hong-kong-business-identifier.ts'
import type { AuthorityRecord } from './authority-record.ts'

export const hongKong = {
  code: 'hk',
  letter: 'H',
  timeZone: 'Asia/Hong_Kong',
  names: {
    en: 'Hong Kong certification authority (reference tenant)',
    'zh-Hant': '香港認證機關（示範機關）',
    'zh-Hans': '香港认证机关（示范机关）',
    pt: 'Autoridade de certificação de Hong Kong (entidade de referência)',
  },
  place: {
    code: 'HK',
    names: { en: 'Hong Kong', 'zh-Hant': '香港', 'zh-Hans': '香港', pt: 'Hong Kong' },
    inSentence: { en: 'Hong Kong', 'zh-Hant': '香港', 'zh-Hans': '香港', pt: 'em Hong Kong' },
    // Official Languages Ordinance, Cap. 5.
    languages: ['zh-Hant', 'en'],
    identifierScheme: {
      code: 'HK-UBI',
      names: {
        en: 'Hong Kong unique business identifier',
        'zh-Hant': '香港商業登記號碼',
        'zh-Hans': '香港商业登记号码',
        pt: 'identificador comercial único de Hong Kong',
      },
      check: checkHongKongBusinessIdentifier,
    },
  },
  tariff: { version: 'fee-1', currency: 'HKD', perThousandHkd: 1000 },
} as const satisfies AuthorityRecord
