import type { Sentence } from '../sentence.ts'

export const heading: Sentence = {
  en: 'Certificate {certificateNumber}',
  'zh-Hant': '證書 {certificateNumber}',
  'zh-Hans': '证书 {certificateNumber}',
  pt: 'Certificado {certificateNumber}',
}

export const checkedAt: Sentence = {
  en: 'Checked against the public keys at',
  'zh-Hant': '以公開密鑰核對的時間：',
  'zh-Hans': '以公开密钥核对的时间：',
  pt: 'Verificado com as chaves públicas em',
}

export const doNotRely: Sentence = {
  en: 'Do not rely on this entry. Ask the authorities.',
  'zh-Hant': '請勿依賴本項登記，並向認證機關查詢。',
  'zh-Hans': '请勿依赖本项登记，并向认证机关查询。',
  pt: 'Não confie neste registo. Pergunte às autoridades.',
}

export const effects: Sentence = {
  en: 'Effect in each jurisdiction',
  'zh-Hant': '在各司法管轄區的效力',
  'zh-Hans': '在各司法管辖区的效力',
  pt: 'Eficácia em cada jurisdição',
}

export const jurisdiction: Sentence = {
  en: 'Jurisdiction',
  'zh-Hant': '司法管轄區',
  'zh-Hans': '司法管辖区',
  pt: 'Jurisdição',
}

export const authority: Sentence = {
  en: 'Authority',
  'zh-Hant': '認證機關',
  'zh-Hans': '认证机关',
  pt: 'Autoridade',
}

export const status: Sentence = {
  en: 'Effect',
  'zh-Hant': '效力',
  'zh-Hans': '效力',
  pt: 'Eficácia',
}

export const since: Sentence = {
  en: 'Since',
  'zh-Hant': '自',
  'zh-Hans': '自',
  pt: 'Desde',
}

export const conditions: Sentence = {
  en: 'Conditions',
  'zh-Hant': '條件',
  'zh-Hans': '条件',
  pt: 'Condições',
}

export const reason: Sentence = {
  en: 'Reason',
  'zh-Hant': '理由',
  'zh-Hans': '理由',
  pt: 'Fundamento',
}

export const noConditions: Sentence = {
  en: 'none',
  'zh-Hant': '無',
  'zh-Hans': '无',
  pt: 'nenhuma',
}

export const noReason: Sentence = {
  en: 'none stated',
  'zh-Hant': '未述明',
  'zh-Hans': '未说明',
  pt: 'não indicado',
}

export const facts: Sentence = {
  en: 'What is certified',
  'zh-Hant': '認證事項',
  'zh-Hans': '认证事项',
  pt: 'O que é certificado',
}

export const number: Sentence = {
  en: 'Number',
  'zh-Hant': '編號',
  'zh-Hans': '编号',
  pt: 'Número',
}

export const holder: Sentence = {
  en: 'Holder',
  'zh-Hant': '持證人',
  'zh-Hans': '持证人',
  pt: 'Titular',
}

export const identifier: Sentence = {
  en: 'Identifier',
  'zh-Hant': '識別號碼',
  'zh-Hans': '识别号码',
  pt: 'Identificador',
}

export const place: Sentence = {
  en: 'Seat',
  'zh-Hant': '所在地',
  'zh-Hans': '所在地',
  pt: 'Sede',
}

export const system: Sentence = {
  en: 'AI system',
  'zh-Hant': '人工智能系統',
  'zh-Hans': '人工智能系统',
  pt: 'Sistema de IA',
}

export const version: Sentence = {
  en: 'Version',
  'zh-Hant': '版本',
  'zh-Hans': '版本',
  pt: 'Versão',
}

export const weightsDigest: Sentence = {
  en: 'SHA-256 of the weights',
  'zh-Hant': '權重的 SHA-256',
  'zh-Hans': '权重的 SHA-256',
  pt: 'SHA-256 dos pesos',
}

export const riskClass: Sentence = {
  en: 'Risk class',
  'zh-Hant': '風險等級',
  'zh-Hans': '风险等级',
  pt: 'Classe de risco',
}

export const edition: Sentence = {
  en: 'Scheme edition',
  'zh-Hant': '計劃版本',
  'zh-Hans': '计划版本',
  pt: 'Edição do programa',
}

export const scope: Sentence = {
  en: 'Scope of certification',
  'zh-Hant': '認證範圍',
  'zh-Hans': '认证范围',
  pt: 'Âmbito da certificação',
}

export const leadAuthority: Sentence = {
  en: 'Lead authority',
  'zh-Hant': '主導機關',
  'zh-Hans': '主导机关',
  pt: 'Autoridade principal',
}

export const validity: Sentence = {
  en: 'Valid',
  'zh-Hant': '有效期',
  'zh-Hans': '有效期',
  pt: 'Validade',
}

export const issuedAt: Sentence = {
  en: 'Issued',
  'zh-Hant': '簽發時間',
  'zh-Hans': '签发时间',
  pt: 'Emitido',
}

export const history: Sentence = {
  en: 'History',
  'zh-Hant': '歷史',
  'zh-Hans': '历史',
  pt: 'Historial',
}

export const signatures: Sentence = {
  en: 'Who signed',
  'zh-Hant': '簽署者',
  'zh-Hans': '签名者',
  pt: 'Quem assinou',
}

export const key: Sentence = {
  en: 'Key',
  'zh-Hant': '密鑰',
  'zh-Hans': '密钥',
  pt: 'Chave',
}

export const result: Sentence = {
  en: 'Result',
  'zh-Hant': '結果',
  'zh-Hans': '结果',
  pt: 'Resultado',
}

export const signatureValid: Sentence = {
  en: 'signature valid',
  'zh-Hant': '簽署有效',
  'zh-Hans': '签名有效',
  pt: 'assinatura válida',
}

/** `reason` is the code that the verification gives. */
export const signatureNotValid: Sentence = {
  en: 'signature not valid ({reason})',
  'zh-Hant': '簽署無效（{reason}）',
  'zh-Hans': '签名无效（{reason}）',
  pt: 'assinatura não válida ({reason})',
}

export const unknownSigner: Sentence = {
  en: 'unknown',
  'zh-Hant': '不明',
  'zh-Hans': '不明',
  pt: 'desconhecido',
}
