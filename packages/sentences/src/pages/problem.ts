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

export const remedy: Sentence = {
  en: 'What to do',
  'zh-Hant': '處理方法',
  'zh-Hans': '处理方法',
  pt: 'O que fazer',
}

export const lead: Sentence = {
  en: 'This page explains an error that the API answers.',
  'zh-Hant': '本頁說明 API 回覆的一種錯誤。',
  'zh-Hans': '本页说明 API 返回的一种错误。',
  pt: 'Esta página explica um erro com que a API responde.',
}
