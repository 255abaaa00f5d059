import type { DetailSentence } from './detail-sentence.ts'

/** Requests that cannot be read, or did not arrive. */
export const arrivalDetails = {
  'request-late': {
    params: {},
    sentence: {
      en: 'The request did not arrive in time.',
      'zh-Hant': '請求未有及時送達。',
      'zh-Hans': '请求未及时送达。',
      pt: 'O pedido não chegou a tempo.',
    },
  },
  'not-http': {
    params: {},
    sentence: {
      en: 'This is not an HTTP request.',
      'zh-Hant': '這並非 HTTP 請求。',
      'zh-Hans': '这不是 HTTP 请求。',
      pt: 'Isto não é um pedido HTTP.',
    },
  },
  'request-unreadable': {
    params: {},
    sentence: {
      en: 'The request cannot be read: its path, its headers or its body break HTTP.',
      'zh-Hant': '未能讀取請求：其路徑、標頭或內容不符合 HTTP。',
      'zh-Hans': '无法读取请求：其路径、标头或内容不符合 HTTP。',
      pt: 'O pedido não pode ser lido: o caminho, os cabeçalhos ou o corpo não respeitam o HTTP.',
    },
  },
  'fragment-in-target': {
    params: {},
    sentence: {
      en: 'The address has the sign #. What follows it is for the client alone and is never sent. Leave it out, or write the sign itself as %23.',
      'zh-Hant': '網址含有井號 #。其後的部分只供用戶端使用，不應送出。請刪去，或將井號本身寫作 %23。',
      'zh-Hans': '网址含有井号 #。其后的部分只供客户端使用，不应发送。请删去，或将井号本身写作 %23。',
      pt: 'O endereço tem o sinal #. O que se lhe segue é só para o cliente e nunca se envia. Retire-o, ou escreva o próprio sinal como %23.',
    },
  },
  'query-unreadable': {
    params: {},
    sentence: {
      en: 'The query cannot be read: its percent-encoding is not UTF-8. Write letters as UTF-8, and the sign % itself as %25.',
      'zh-Hant': '未能讀取查詢參數：其百分號編碼並非 UTF-8。文字請以 UTF-8 編碼，百分號本身請寫作 %25。',
      'zh-Hans': '无法读取查询参数：其百分号编码不是 UTF-8。文字请以 UTF-8 编码，百分号本身请写作 %25。',
      pt: 'A pesquisa não pode ser lida: a sua codificação com percentagem não é UTF-8. Escreva as letras em UTF-8 e o próprio sinal % como %25.',
    },
  },
} as const satisfies Readonly<Record<string, DetailSentence>>
