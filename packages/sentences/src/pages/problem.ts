import type { Sentence } from '../sentence.ts'

export const code: Sentence = {
  en: 'Code',
  'zh-Hant': '代碼',
  'zh-Hans': '代码',
  pt: 'Código',
}

export const status: Sentence = {
  en: 'HTTP status',
  'zh-Hant': 'HTTP 狀態',
  'zh-Hans': 'HTTP 状态',
  pt: 'Estado HTTP',
}

export const message: Sentence = {
  en: 'Message',
  'zh-Hant': '訊息',
  'zh-Hans': '信息',
  pt: 'Mensagem',
}

export const remedy: Sentence = {
  en: 'What to do',
  'zh-Hant': '處理方法',
  'zh-Hans': '处理方法',
  pt: 'O que fazer',
}
