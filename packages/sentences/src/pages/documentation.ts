import type { Sentence } from '../sentence.ts'

export const title: Sentence = {
  en: 'Documentation',
  'zh-Hant': '文件',
  'zh-Hans': '文档',
  pt: 'Documentação',
}

export const lead: Sentence = {
  en: 'Each service describes its operations as OpenAPI 3.1. Errors are RFC 9457 problems.',
  'zh-Hant': '每項服務以 OpenAPI 3.1 載明其操作。錯誤為 RFC 9457 問題文件。',
  'zh-Hans': '每项服务以 OpenAPI 3.1 说明其操作。错误为 RFC 9457 问题文档。',
  pt: 'Cada serviço descreve as suas operações em OpenAPI 3.1. Os erros são problemas segundo o RFC 9457.',
}

export const operations: Sentence = {
  en: 'operations ({service})',
  'zh-Hant': '操作（{service}）',
  'zh-Hans': '操作（{service}）',
  pt: 'operações ({service})',
}

export const openApi: Sentence = {
  en: 'OpenAPI document ({service})',
  'zh-Hant': 'OpenAPI 文件（{service}）',
  'zh-Hans': 'OpenAPI 文档（{service}）',
  pt: 'documento OpenAPI ({service})',
}

export const problems: Sentence = {
  en: 'Errors',
  'zh-Hant': '錯誤',
  'zh-Hans': '错误',
  pt: 'Erros',
}

export const errorCodes: Sentence = {
  en: 'Every code in an entry of `errors`',
  'zh-Hant': '`errors` 各項的所有代碼',
  'zh-Hans': '`errors` 各项的所有代码',
  pt: 'Todos os códigos nas entradas de `errors`',
}
