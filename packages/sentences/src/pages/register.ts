import type { Sentence } from '../sentence.ts'

export const title: Sentence = {
  en: 'Public register',
  'zh-Hant': '公開登記冊',
  'zh-Hans': '公开登记册',
  pt: 'Registo público',
}

export const query: Sentence = {
  en: 'Number, name of the holder or the system, or identifier',
  'zh-Hant': '證書編號、持證人或系統名稱，或識別號碼',
  'zh-Hans': '证书编号、持证人或系统名称，或识别号码',
  pt: 'Número, nome do titular ou do sistema, ou identificador',
}

export const hint: Sentence = {
  en: 'In any script, for example GBAAI-H001-26-L-00003-3 or 海港.',
  'zh-Hant': '可用任何文字，例如 GBAAI-H001-26-L-00003-3 或 海港。',
  'zh-Hans': '可用任何文字，例如 GBAAI-H001-26-L-00003-3 或 海港。',
  pt: 'Em qualquer escrita, por exemplo GBAAI-H001-26-L-00003-3 ou 海港.',
}

export const jurisdiction: Sentence = {
  en: 'Jurisdiction',
  'zh-Hant': '司法管轄區',
  'zh-Hans': '司法管辖区',
  pt: 'Jurisdição',
}

export const status: Sentence = {
  en: 'Effect',
  'zh-Hant': '效力',
  'zh-Hans': '效力',
  pt: 'Eficácia',
}

export const any: Sentence = {
  en: 'any',
  'zh-Hant': '不限',
  'zh-Hans': '不限',
  pt: 'qualquer',
}

export const submit: Sentence = {
  en: 'Search',
  'zh-Hant': '搜尋',
  'zh-Hans': '搜索',
  pt: 'Procurar',
}

export const results: Sentence = {
  en: 'Certificates, newest first',
  'zh-Hant': '證書（最新者在先）',
  'zh-Hans': '证书（最新者在先）',
  pt: 'Certificados, do mais recente ao mais antigo',
}

export const none: Sentence = {
  en: 'No certificate in the register fits.',
  'zh-Hant': '登記冊內沒有符合的證書。',
  'zh-Hans': '登记册内没有符合的证书。',
  pt: 'Nenhum certificado do registo corresponde.',
}

export const notSearchable: Sentence = {
  en: 'This cannot be searched for. Use at most {most} characters and the choices offered.',
  'zh-Hant': '無法按此搜尋。請輸入不超過 {most} 個字元，並使用所列選項。',
  'zh-Hans': '无法按此搜索。请输入不超过 {most} 个字符，并使用所列选项。',
  pt: 'Não é possível procurar isto. Use no máximo {most} caracteres e as opções apresentadas.',
}

export const corrected: Sentence = {
  en: 'Nothing was found with “{typed}”. These certificates were found with “{read}” in its place.',
  'zh-Hant': '找不到包含「{typed}」的證書。以下是改用「{read}」找到的證書。',
  'zh-Hans': '找不到包含“{typed}”的证书。以下是改用“{read}”找到的证书。',
  pt: 'Nada foi encontrado com «{typed}». Estes certificados foram encontrados com «{read}» em seu lugar.',
}

export const next: Sentence = {
  en: 'More certificates',
  'zh-Hant': '更多證書',
  'zh-Hans': '更多证书',
  pt: 'Mais certificados',
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

export const system: Sentence = {
  en: 'AI system',
  'zh-Hant': '人工智能系統',
  'zh-Hans': '人工智能系统',
  pt: 'Sistema de IA',
}

export const validity: Sentence = {
  en: 'Valid',
  'zh-Hant': '有效期',
  'zh-Hans': '有效期',
  pt: 'Validade',
}

export const effects: Sentence = {
  en: 'Effect',
  'zh-Hant': '效力',
  'zh-Hans': '效力',
  pt: 'Eficácia',
}
