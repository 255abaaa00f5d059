import type { DetailSentence } from './detail-sentence.ts'

/** Details of what is asked of, or sent to, another authority. */
export const exchangeDetails = {
  'envelope-not-accepted': {
    params: {},
    sentence: {
      en: 'The envelope is not accepted; `errors` names what is wrong with it.',
      'zh-Hant': '電文不獲接納；`errors` 指出有誤之處。',
      'zh-Hans': '电文未被接受；`errors` 指出有误之处。',
      pt: 'O envelope não é aceite; `errors` indica o que está errado.',
    },
  },
  'ledger-not-stated': {
    params: { authority: 'text', answer: 'text' },
    sentence: {
      en: 'The exchange of {authority} has not said what it received: {answer}',
      'zh-Hant': '{authority} 的交換服務未說明已接收者：{answer}',
      'zh-Hans': '{authority} 的交换服务未说明已接收的内容：{answer}',
      pt: 'O serviço de troca de {authority} não disse o que recebeu: {answer}',
    },
  },
  'no-exchange-key': {
    params: { authority: 'text', instant: 'text' },
    sentence: {
      en: 'No exchange key of {authority} has a period that includes {instant}. Its operators must publish one.',
      'zh-Hant': '{authority} 並無期限涵蓋 {instant} 的交換密鑰。其營運者須公布一個。',
      'zh-Hans': '{authority} 没有期限涵盖 {instant} 的交换密钥。其运营者须公布一个。',
      pt: 'Nenhuma chave de troca de {authority} tem um período que inclua {instant}. Os seus operadores devem publicar uma.',
    },
  },
  'peer-silent': {
    params: { authority: 'text', answer: 'text' },
    sentence: {
      en: 'The exchange of {authority} has not taken the envelope yet: {answer}',
      'zh-Hant': '{authority} 的交換服務尚未接收電文：{answer}',
      'zh-Hans': '{authority} 的交换服务尚未接收电文：{answer}',
      pt: 'O serviço de troca de {authority} ainda não recebeu o envelope: {answer}',
    },
  },
  'lead-refuses-read': {
    params: { authority: 'text', answer: 'text' },
    sentence: {
      en: 'The authority {authority}, which keeps the file, answers: {answer}',
      'zh-Hant': '保管該檔案的認證機關 {authority} 答覆：{answer}',
      'zh-Hans': '保管该文件的认证机关 {authority} 答复：{answer}',
      pt: 'A autoridade {authority}, que guarda o ficheiro, responde: {answer}',
    },
  },
  'lead-gives-no-answer': {
    params: { authority: 'text', answer: 'text' },
    sentence: {
      en: 'The authority {authority}, which keeps the file, has not said whether it may be read: {answer}',
      'zh-Hant': '保管該檔案的認證機關 {authority} 未有答覆可否閱讀：{answer}',
      'zh-Hans': '保管该文件的认证机关 {authority} 未答复可否阅读：{answer}',
      pt: 'A autoridade {authority}, que guarda o ficheiro, não disse se ele pode ser lido: {answer}',
    },
  },
  'peer-refused': {
    params: { authority: 'text', answer: 'text' },
    sentence: {
      en: 'The exchange of {authority} does not take the envelope: {answer}',
      'zh-Hant': '{authority} 的交換服務不接收電文：{answer}',
      'zh-Hans': '{authority} 的交换服务不接收电文：{answer}',
      pt: 'O serviço de troca de {authority} não aceita o envelope: {answer}',
    },
  },
} as const satisfies Readonly<Record<string, DetailSentence>>
