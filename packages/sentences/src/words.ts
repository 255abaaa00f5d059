import type { Language } from '@concert/domain/languages'
import type { ParamKind, ParamValues } from '@concert/domain/params'
import type { Role } from '@concert/domain/roles'
import { prohibitedPractices } from '@concert/domain/scheme/prohibited-practices'
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
  system: { en: 'the system', 'zh-Hant': '系統', 'zh-Hans': '系统', pt: 'o sistema' },
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
  'risk-class': {
    ...riskClasses,
    unacceptable: { en: 'unacceptable', 'zh-Hant': '不可接受', 'zh-Hans': '不可接受', pt: 'risco inaceitável' },
  },
  'nonconformity-grade': {
    minor: { en: 'minor', 'zh-Hant': '輕微', 'zh-Hans': '轻微', pt: 'menor' },
    major: { en: 'major', 'zh-Hant': '嚴重', 'zh-Hans': '严重', pt: 'maior' },
  },
  language: {
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
  },
  practice: {
    ...(Object.fromEntries(prohibitedPractices.map(({ code, name }) => [code, name])) as Words<
      Exclude<ParamValues['practice'], 'not-named'>
    >),
    'not-named': notNamed,
  },
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
