import type { Sentence } from '../sentence.ts'

/** On a day of validity, by whether it is in force in all of its places. `worth` is what the effects are worth, place by place. */
export const onTheDay: Readonly<Record<'all' | 'some' | 'none', Sentence>> = {
  all: {
    en: 'This certificate is authentic and in force: {worth}.',
    'zh-Hant': '本證書真確有效：{worth}。',
    'zh-Hans': '本证书真实有效：{worth}。',
    pt: 'Este certificado é autêntico e eficaz: {worth}.',
  },
  some: {
    en: 'This certificate is authentic, but in force in some places only: {worth}.',
    'zh-Hant': '本證書真確，但只在部分地方有效：{worth}。',
    'zh-Hans': '本证书真实，但仅在部分地方有效：{worth}。',
    pt: 'Este certificado é autêntico, mas só está em vigor em alguns lugares: {worth}.',
  },
  none: {
    en: 'This certificate is authentic but not in force: {worth}.',
    'zh-Hant': '本證書真確，但現無效力：{worth}。',
    'zh-Hans': '本证书真实，但现无效力：{worth}。',
    pt: 'Este certificado é autêntico, mas não está em vigor: {worth}.',
  },
}

/** Two groups of effects that are worth different things. */
export const worthAndWorth: Sentence = {
  en: '{first}; {rest}',
  'zh-Hant': '{first}；{rest}',
  'zh-Hans': '{first}；{rest}',
  pt: '{first}; {rest}',
}

export const expired: Sentence = {
  en: 'This certificate is authentic but expired: it was valid until {day}.',
  'zh-Hant': '本證書真確，但已屆滿：有效期至{day}為止。',
  'zh-Hans': '本证书真实，但已过期：有效期至{day}为止。',
  pt: 'Este certificado é autêntico, mas caducou: foi válido até {day}.',
}

export const notYetValid: Sentence = {
  en: 'This certificate is authentic but not yet valid: it is valid from {day}.',
  'zh-Hant': '本證書真確，但尚未生效：有效期由{day}開始。',
  'zh-Hans': '本证书真实，但尚未生效：有效期自{day}开始。',
  pt: 'Este certificado é autêntico, mas ainda não é válido: é válido a partir de {day}.',
}

export const notRegistered: Sentence = {
  en: 'This certificate is authentic but not in the public register, so it is in force nowhere.',
  'zh-Hant': '本證書真確，但不在公開登記冊內，因此在任何地方均無效力。',
  'zh-Hans': '本证书真实，但不在公开登记册内，因此在任何地方均无效力。',
  pt: 'Este certificado é autêntico, mas não consta do registo público, pelo que não está em vigor em lado nenhum.',
}

export const altered: Sentence = {
  en: 'This certificate is altered: it is not what the authorities signed, and it proves nothing.',
  'zh-Hant': '本證書已被更改：內容並非認證機關所簽署，不能證明任何事項。',
  'zh-Hans': '本证书已被篡改：内容并非认证机关所签署，不能证明任何事项。',
  pt: 'Este certificado foi alterado: não é o que as autoridades assinaram e nada prova.',
}

export const unknownIssuer: Sentence = {
  en: 'The issuer of this certificate is unknown: it is signed with a key that no authority here publishes, and it proves nothing.',
  'zh-Hant': '本證書的簽發者不明：簽署所用的密鑰並非由此處任何認證機關公布，不能證明任何事項。',
  'zh-Hans': '本证书的签发者不明：签名所用的密钥并非由此处任何认证机关公布，不能证明任何事项。',
  pt: 'O emissor deste certificado é desconhecido: está assinado com uma chave que nenhuma autoridade aqui publica e nada prova.',
}

export const notACredential: Sentence = {
  en: 'This is not a credential: it cannot be read as a certificate of this scheme, and says nothing for or against anybody.',
  'zh-Hant': '這並非憑證：無法讀作本計劃的證書，不能證明任何事項，亦不表示有人更改過證書。',
  'zh-Hans': '这不是凭证：无法作为本计划的证书读取，不能证明任何事项，也不表示有人篡改过证书。',
  pt: 'Isto não é uma credencial: não pode ser lido como certificado deste programa e nada diz a favor ou contra ninguém.',
}
