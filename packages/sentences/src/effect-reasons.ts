import type { Sentence } from './sentence.ts'

/** The reason with which an effect begins when its certificate is issued. */
export const certificateIssued: Sentence = {
  en: 'The certificate was issued.',
  'zh-Hant': '證書已簽發。',
  'zh-Hans': '证书已签发。',
  pt: 'O certificado foi emitido.',
}

export const effectReserved: Sentence = {
  en: 'The certificate was issued; its effect here is reserved until the conditions are met.',
  'zh-Hant': '證書已簽發；在符合條件前，在本地暫不生效。',
  'zh-Hans': '证书已签发；在符合条件前，在本地暂不生效。',
  pt: 'O certificado foi emitido; aqui a sua eficácia é diferida até serem cumpridas as condições.',
}
