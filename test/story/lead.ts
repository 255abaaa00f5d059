import type { LocalisedText } from '@concert/domain/languages'
import { type Authority, type Jurisdiction, jurisdictions } from '@concert/domain/jurisdictions'
import type { Modality } from '@concert/domain/scheme/requirement'

/** Who tells a case: the authority that leads it, its company, and those of the cast who work on it, each by id. */
export interface Lead {
  readonly authority: Authority
  readonly company: string
  readonly riskClass: 'high' | 'limited'
  readonly modalities: readonly Modality[]
  readonly placesOfUse: readonly Jurisdiction[]
  readonly scope: LocalisedText
  /** Who signs the agreement for the company. */
  readonly signatoryName: string
  readonly reviewer: string
  readonly planOwner: string
  readonly signatory: string
  readonly reportReviewer: string
  /** What is found not to be met at first. */
  readonly nonconforming: string
  /** As many as the class asks for. */
  readonly evaluators: number
  readonly deciders: readonly string[]
  /** Of how many persons the evidence of data protection is; null where it is of none. */
  readonly dataSubjects: number | null
}

/** The case of the main scenario. */
export const hongKong: Lead = {
  authority: 'hk',
  company: 'harbour-legal',
  riskClass: 'limited',
  modalities: ['nlp', 'genai'],
  placesOfUse: jurisdictions,
  scope: {
    en: 'Legal question answering in Cantonese and English',
    'zh-Hant': '粵語及英語法律問答',
    'zh-Hans': '粤语及英语法律问答',
    pt: 'Resposta a perguntas jurídicas em cantonês e inglês',
  },
  signatoryName: 'Ho Sin-man',
  reviewer: 'wong.kahei',
  planOwner: 'chan.siuming',
  signatory: 'yip.suetying',
  reportReviewer: 'lau.tszwai',
  nonconforming: 'GBA-AI-ET-11',
  evaluators: 2,
  deciders: ['kwok.meiling', 'tsang.yatfai'],
  dataSubjects: null,
}

/** A case whose evidence holds personal data of the mainland, and which Macao recognises. */
export const mainland: Lead = {
  authority: 'cn-gd',
  company: 'hengqin-assistant',
  riskClass: 'limited',
  modalities: ['nlp', 'genai'],
  placesOfUse: ['CN', 'MO'],
  scope: {
    en: 'Service desk in Chinese and Portuguese',
    'zh-Hant': '中葡雙語服務台',
    'zh-Hans': '中葡双语服务台',
    pt: 'Balcão de atendimento em chinês e português',
  },
  signatoryName: '郑琴',
  reviewer: 'mei.lin',
  planOwner: 'chen.guodong',
  signatory: 'zhang.wei',
  reportReviewer: 'zhou.min',
  nonconforming: 'GBA-AI-ET-11',
  evaluators: 2,
  deciders: ['li.jianguo', 'wang.fang'],
  dataSubjects: 40,
}
