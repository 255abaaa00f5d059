import { jurisdictions, placeOf } from '@concert/domain/jurisdictions'
import type { Language } from '@concert/domain/languages'
import type { ParamKind, ParamValues } from '@concert/domain/params'
import type { AuthorisationGap, Role } from '@concert/domain/roles'
import { prohibitedPractices } from '@concert/domain/scheme/prohibited-practices'
import type { WrittenText } from '@concert/domain/written-text'
import { placeNames } from './places.ts'
import { riskClasses } from './risk-classes.ts'
import type { Sentence } from './sentence.ts'

type Words<Value extends string> = { readonly [Word in Value]: Sentence }

const functions: Words<Role> = {
  applicant: { en: 'applicant', 'zh-Hant': '申請人', 'zh-Hans': '申请人', pt: 'requerente' },
  'application-reviewer': {
    en: 'application reviewer',
    'zh-Hant': '申請評審員',
    'zh-Hans': '申请评审员',
    pt: 'revisor de pedidos',
  },
  'plan-owner': { en: 'plan owner', 'zh-Hant': '計劃負責人', 'zh-Hans': '计划负责人', pt: 'responsável pelo plano' },
  evaluator: { en: 'evaluator', 'zh-Hant': '評價員', 'zh-Hans': '评价员', pt: 'avaliador' },
  'report-reviewer': {
    en: 'report reviewer',
    'zh-Hant': '報告複核員',
    'zh-Hans': '报告复核员',
    pt: 'revisor do relatório',
  },
  'decision-maker': { en: 'decision maker', 'zh-Hant': '認證決定人', 'zh-Hans': '认证决定人', pt: 'decisor' },
  signatory: { en: 'signatory', 'zh-Hant': '簽署人', 'zh-Hans': '签署人', pt: 'signatário' },
  'personnel-administrator': {
    en: 'personnel administrator',
    'zh-Hant': '人員管理員',
    'zh-Hans': '人员管理员',
    pt: 'administrador do pessoal',
  },
  system: { en: 'the system', 'zh-Hant': '系統', 'zh-Hans': '系统', pt: 'o sistema' },
  'peer-authority': {
    en: 'another authority',
    'zh-Hant': '另一認證機關',
    'zh-Hans': '其他认证机关',
    pt: 'outra autoridade',
  },
  'staff-member': {
    en: 'member of the staff',
    'zh-Hant': '本機關人員',
    'zh-Hans': '本机关人员',
    pt: 'membro do pessoal',
  },
}

const gaps: Words<AuthorisationGap> = {
  none: {
    en: 'there is no authorisation for this function',
    'zh-Hant': '並無此職能的授權',
    'zh-Hans': '没有此职能的授权',
    pt: 'não há autorização para esta função',
  },
  'for-another-function': {
    en: 'the authorisation is for another function',
    'zh-Hant': '授權屬另一職能',
    'zh-Hans': '授权属于其他职能',
    pt: 'a autorização é para outra função',
  },
  expired: {
    en: 'the authorisation has expired',
    'zh-Hant': '授權已屆滿',
    'zh-Hans': '授权已届满',
    pt: 'a autorização caducou',
  },
  'not-the-one-named': {
    en: 'the authorisation named is not the one on record',
    'zh-Hant': '所示授權並非紀錄所載者',
    'zh-Hans': '所示授权不是记录所载的授权',
    pt: 'a autorização indicada não é a que está registada',
  },
}

/** The register of each place is named in the record of its authority. */
const identifiers: Words<string> = {
  ...Object.fromEntries(
    jurisdictions.map(placeOf).map(({ identifierScheme: { code, names } }): [string, Sentence] => [code, names]),
  ),
  LEI: {
    en: 'legal entity identifier',
    'zh-Hant': '法律實體識別編碼',
    'zh-Hans': '法人识别编码',
    pt: 'identificador de entidade jurídica',
  },
  'certificate-number': {
    en: 'certificate number',
    'zh-Hant': '證書編號',
    'zh-Hans': '证书编号',
    pt: 'número do certificado',
  },
}

const writtenTexts: Words<WrittenText> = {
  'absence-reason': {
    en: 'why there is no such evidence',
    'zh-Hant': '沒有該種證據的原因',
    'zh-Hans': '没有该种证据的原因',
    pt: 'a razão por que não há tal prova',
  },
  claim: {
    en: 'how you act for the organisation',
    'zh-Hant': '你代表該機構行事的依據',
    'zh-Hans': '您代表该机构行事的依据',
    pt: 'com que poderes representa a organização',
  },
  answer: { en: 'the answer', 'zh-Hant': '回答', 'zh-Hans': '回答', pt: 'a resposta' },
  'data-correction': {
    en: 'what is to be corrected',
    'zh-Hant': '須更正之處',
    'zh-Hans': '需更正之处',
    pt: 'o que se deve rectificar',
  },
  'data-handed-over': {
    en: 'how it was handed over',
    'zh-Hant': '交付方式',
    'zh-Hans': '交付方式',
    pt: 'como foi entregue',
  },
  'competence-evidence': {
    en: 'what shows the competence',
    'zh-Hant': '能力的證明',
    'zh-Hans': '能力的证明',
    pt: 'o que mostra a competência',
  },
  'closing-reason': {
    en: 'the reason for closing',
    'zh-Hant': '關閉的理由',
    'zh-Hans': '关闭的理由',
    pt: 'o fundamento do encerramento',
  },
  condition: { en: 'the condition', 'zh-Hant': '條件', 'zh-Hans': '条件', pt: 'a condição' },
  correction: { en: 'the correction', 'zh-Hant': '糾正', 'zh-Hans': '纠正', pt: 'a correcção' },
  'corrective-action': {
    en: 'the corrective action',
    'zh-Hant': '糾正措施',
    'zh-Hans': '纠正措施',
    pt: 'a acção correctiva',
  },
  declaration: {
    en: 'the statement of the declaration',
    'zh-Hant': '聲明的陳述',
    'zh-Hans': '声明的陈述',
    pt: 'o texto da declaração',
  },
  gap: { en: 'what is missing', 'zh-Hant': '所欠事項', 'zh-Hans': '所缺事项', pt: 'o que falta' },
  nonconformity: {
    en: 'the statement of the nonconformity',
    'zh-Hant': '不符合項的陳述',
    'zh-Hans': '不符合项的陈述',
    pt: 'o enunciado da não-conformidade',
  },
  rationale: {
    en: 'the rationale of the finding',
    'zh-Hant': '發現的依據',
    'zh-Hans': '发现的依据',
    pt: 'a fundamentação da constatação',
  },
  reason: { en: 'the reason', 'zh-Hant': '理由', 'zh-Hans': '理由', pt: 'o fundamento' },
  reasons: { en: 'the reasons', 'zh-Hant': '各項理由', 'zh-Hans': '各项理由', pt: 'os fundamentos' },
  'return-reason': {
    en: 'the reason of the return',
    'zh-Hant': '退回的理由',
    'zh-Hans': '退回的理由',
    pt: 'o fundamento da devolução',
  },
  'root-cause': { en: 'the root cause', 'zh-Hant': '根本原因', 'zh-Hans': '根本原因', pt: 'a causa' },
  message: { en: 'the message', 'zh-Hant': '訊息', 'zh-Hans': '信息', pt: 'a mensagem' },
  risk: { en: 'what the risk is', 'zh-Hant': '風險的內容', 'zh-Hans': '风险的内容', pt: 'qual é o risco' },
  source: {
    en: 'what the record rests on',
    'zh-Hant': '記錄的依據',
    'zh-Hans': '记录的依据',
    pt: 'em que assenta o registo',
  },
  'system-version': {
    en: 'the version of the system',
    'zh-Hant': '系統版本',
    'zh-Hans': '系统版本',
    pt: 'a versão do sistema',
  },
  'receipt-number': {
    en: 'the number of the receipt',
    'zh-Hant': '回執編號',
    'zh-Hans': '回执编号',
    pt: 'o número do recibo',
  },
  'proof-reference': {
    en: 'the reference of the proof',
    'zh-Hant': '證明的編號',
    'zh-Hans': '证明的编号',
    pt: 'a referência da prova',
  },
}

const languageNames: Words<Language> = {
  en: { en: 'English', 'zh-Hant': '英文', 'zh-Hans': '英文', pt: 'inglês' },
  'zh-Hant': {
    en: 'Traditional Chinese',
    'zh-Hant': '繁體中文',
    'zh-Hans': '繁体中文',
    pt: 'chinês tradicional',
  },
  'zh-Hans': {
    en: 'Simplified Chinese',
    'zh-Hant': '簡體中文',
    'zh-Hans': '简体中文',
    pt: 'chinês simplificado',
  },
  pt: { en: 'Portuguese', 'zh-Hant': '葡文', 'zh-Hans': '葡文', pt: 'português' },
}

const notNamed: Sentence = {
  en: 'no practice of the list is named',
  'zh-Hant': '沒有指明清單所列的做法',
  'zh-Hans': '没有指明清单所列的做法',
  pt: 'sem indicação de uma prática da lista',
}

/** The words of every closed list that sentences share, by kind of param. Data that is written as it stands has none. */
const words = {
  function: functions,
  functions,
  'authorisation-gap': gaps,
  place: placeNames,
  'risk-class': {
    ...riskClasses,
    unacceptable: { en: 'unacceptable', 'zh-Hant': '不可接受', 'zh-Hans': '不可接受', pt: 'risco inaceitável' },
  },
  'nonconformity-grade': {
    minor: { en: 'minor', 'zh-Hant': '輕微', 'zh-Hans': '轻微', pt: 'menor' },
    major: { en: 'major', 'zh-Hant': '嚴重', 'zh-Hans': '严重', pt: 'maior' },
  },
  language: languageNames,
  languages: languageNames,
  practice: {
    ...(Object.fromEntries(prohibitedPractices.map(({ code, name }) => [code, name])) as Words<
      Exclude<ParamValues['practice'], 'not-named'>
    >),
    'not-named': notNamed,
  },
  identifier: identifiers,
  'written-text': writtenTexts,
} as const satisfies {
  readonly [Kind in Exclude<keyof ParamValues, 'text' | 'number' | 'list'>]: Words<WordOf<ParamValues[Kind]>>
}

type WordOf<Value> = Value extends readonly (infer Word extends string)[] ? Word : Extract<Value, string>

/**
 * A value of a sentence as its language says it: a word of a shared list by its word, anything else as it stands. Where the
 * sentence itself tells the words apart, they lose their hyphens: `select` takes none in its keys.
 */
export function worded(
  kind: ParamKind,
  value: string | number | readonly string[],
  language: Language,
): string | number | readonly string[] {
  if (typeof kind !== 'string') return String(value).replaceAll('-', '_')
  const known = hasWords(kind) ? (words[kind] as Partial<Words<string>>) : undefined
  if (known === undefined || typeof value === 'number') return value
  const wordOf = (one: string): string => known[one]?.[language] ?? one
  return typeof value === 'string' ? wordOf(value) : value.map(wordOf)
}

function hasWords(kind: string): kind is keyof typeof words {
  return Object.hasOwn(words, kind)
}
