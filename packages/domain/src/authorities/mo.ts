import { checkMacaoTaxpayerNumber } from '../identifiers/macao-taxpayer-number.ts'
import type { AuthorityRecord } from './authority-record.ts'

export const macao = {
  code: 'mo',
  letter: 'M',
  timeZone: 'Asia/Macau',
  names: {
    en: 'Macao certification authority (reference tenant)',
    'zh-Hant': '澳門認證機關（示範機關）',
    'zh-Hans': '澳门认证机关（示范机关）',
    pt: 'Autoridade de certificação de Macau (entidade de referência)',
  },
  place: {
    code: 'MO',
    names: { en: 'Macao', 'zh-Hant': '澳門', 'zh-Hans': '澳门', pt: 'Macau' },
    inSentence: { en: 'Macao', 'zh-Hant': '澳門', 'zh-Hans': '澳门', pt: 'em Macau' },
    // Decree-Law 101/99/M.
    languages: ['zh-Hant', 'pt'],
    identifierScheme: {
      code: 'MO-TAX',
      names: {
        en: 'Macao taxpayer number',
        'zh-Hant': '澳門納稅人編號',
        'zh-Hans': '澳门纳税人编号',
        pt: 'número de contribuinte de Macau',
      },
      check: checkMacaoTaxpayerNumber,
    },
  },
  tariff: { version: 'fee-1', currency: 'MOP', perThousandHkd: 1030 },
} as const satisfies AuthorityRecord
