import type { Sentence } from '../sentence.ts'

export const downloads: Sentence = {
  en: 'Download',
  'zh-Hant': '下載',
  'zh-Hans': '下载',
  pt: 'Descarregar',
}

export const credential: Sentence = {
  en: 'Credential with all signatures (JSON)',
  'zh-Hant': '載有全部簽署的憑證（JSON）',
  'zh-Hans': '载有全部签名的凭证（JSON）',
  pt: 'Credencial com todas as assinaturas (JSON)',
}

/** One authority's signature alone: `authority` is its name. */
export const compactCredential: Sentence = {
  en: 'Credential signed by the {authority} (JWS)',
  'zh-Hant': '憑證，簽署者：{authority}（JWS）',
  'zh-Hans': '凭证，签名者：{authority}（JWS）',
  pt: 'Credencial assinada pela {authority} (JWS)',
}

export const statements: Sentence = {
  en: 'Signed statements of changed effect (JSON)',
  'zh-Hant': '經簽署的效力變更聲明（JSON）',
  'zh-Hans': '经签名的效力变更声明（JSON）',
  pt: 'Declarações assinadas de alteração da eficácia (JSON)',
}

export const keys: Sentence = {
  en: 'Public keys of the {authority} (JWKS)',
  'zh-Hant': '公開密鑰：{authority}（JWKS）',
  'zh-Hans': '公开密钥：{authority}（JWKS）',
  pt: 'Chaves públicas da {authority} (JWKS)',
}

export const machineReadable: Sentence = {
  en: 'This entry as JSON',
  'zh-Hant': '本項登記（JSON）',
  'zh-Hans': '本项登记（JSON）',
  pt: 'Este registo em JSON',
}

export const offline: Sentence = {
  en: 'Verify it yourself, offline',
  'zh-Hant': '自行離線核實',
  'zh-Hans': '自行离线核验',
  pt: 'Verifique por si, sem ligação',
}

export const offlineLead: Sentence = {
  en: 'Download the credential and the keys once; the check then needs no server. It says who signed what. Whether an effect has changed since then, only the register says: add --origin.',
  'zh-Hant':
    '下載憑證及密鑰一次，其後核實無須伺服器，可知由誰簽署及簽署了甚麼。效力其後有否改變，只有登記冊可以確定：請加上 --origin。',
  'zh-Hans':
    '下载凭证和密钥一次，其后核验无需服务器，可知由谁签署以及签署了什么。效力其后有无变化，只有登记册可以确定：请加上 --origin。',
  pt: 'Descarregue uma vez a credencial e as chaves; a verificação não precisa depois de servidor. Diz quem assinou o quê. Só o registo diz se a eficácia mudou desde então: acrescente --origin.',
}
