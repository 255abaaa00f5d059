import type { Lead } from '../story/lead.ts'

/** A case of the highest class in the mainland. */
export const mainlandHigh: Lead = {
  authority: 'cn-gd',
  company: 'lingnan-clinical',
  riskClass: 'high',
  modalities: ['cv', 'ml'],
  placesOfUse: ['CN'],
  scope: {
    en: 'Ordering of chest CT studies by urgency',
    'zh-Hant': '按緊急程度排列胸部電腦掃描',
    'zh-Hans': '按紧急程度排列胸部CT检查',
    pt: 'Ordenação de TAC do tórax por urgência',
  },
  signatoryName: '苏慧',
  reviewer: 'mei.lin',
  planOwner: 'chen.guodong',
  signatory: 'zhang.wei',
  reportReviewer: 'zhou.min',
  nonconforming: 'GBA-AI-ET-01',
  evaluators: 3,
  deciders: ['li.jianguo', 'wang.fang', 'liu.yang'],
  dataSubjects: 40,
}

/** The same in Macao. */
export const macaoHigh: Lead = {
  authority: 'mo',
  company: 'lotus-gaming',
  riskClass: 'high',
  modalities: ['ml'],
  placesOfUse: ['MO'],
  scope: {
    en: 'Scoring of bets by the likelihood of fraud',
    'zh-Hant': '按欺詐可能性為投注評分',
    'zh-Hans': '按欺诈可能性为投注评分',
    pt: 'Classificação de apostas pela probabilidade de fraude',
  },
  signatoryName: 'Miguel Vong',
  reviewer: 'ana.lei',
  planOwner: 'carlos.ho',
  signatory: 'maria.fong',
  reportReviewer: 'teresa.wong',
  nonconforming: 'GBA-AI-ET-01',
  evaluators: 3,
  deciders: ['antonio.xavier', 'ines.leong', 'paulo.sou'],
  dataSubjects: 40,
}
