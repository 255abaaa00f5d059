import {
  type InclusionCode,
  type InclusionReason,
  inclusionReasonParams,
} from '@concert/domain/evaluation/inclusion-reasons'
import { languages } from '@concert/domain/languages'
import { sayFilled } from './say-filled.ts'
import type { Sentence } from './sentence.ts'

/** Why a person is on a team, as the plan owner reads it beside the person. */
export const inclusionReasons: { readonly [Code in InclusionCode]: Sentence } = {
  stays: {
    en: 'Was on the team and stays on it.',
    'zh-Hant': '原屬評價組，繼續留任。',
    'zh-Hans': '原属评价组，继续留任。',
    pt: 'Fazia parte da equipa e nela permanece.',
  },
  named: {
    en: 'Was named by the plan owner, with a reason.',
    'zh-Hant': '由計劃負責人指定，並已說明理由。',
    'zh-Hans': '由计划负责人指定，并已说明理由。',
    pt: 'Foi indicada pelo responsável pelo plano, com fundamentação.',
  },
  'without-language': {
    en: 'Works in none of the languages of the case: {languages}. Needs an interpreter.',
    'zh-Hant': '不通曉個案所用的任何語文：{languages}。須有傳譯員協助。',
    'zh-Hans': '不通晓案件所用的任何语言：{languages}。须有口译员协助。',
    pt: 'Não trabalha em nenhuma das línguas do processo: {languages}. Precisa de intérprete.',
  },
  'nobody-else': {
    en: 'Without this person {requirements, plural, one {# requirement} other {# requirements}} would have nobody.',
    'zh-Hant': '若無此人，有 {requirements} 項要求無人可評價。',
    'zh-Hans': '若无此人，有 {requirements} 项要求无人可评价。',
    pt: 'Sem esta pessoa, {requirements, plural, one {# requisito ficava} other {# requisitos ficavam}} sem ninguém.',
  },
  'too-few-others': {
    en: 'Without this person the team would have fewer members than it is to have.',
    'zh-Hant': '若無此人，評價組人數不足。',
    'zh-Hans': '若无此人，评价组人数不足。',
    pt: 'Sem esta pessoa, a equipa teria menos membros do que deve ter.',
  },
  'fewer-people': {
    en: 'With this person {people} have to be found; without, {peopleWithout}.',
    'zh-Hant': '有此人須物色 {people} 人；無此人則須 {peopleWithout} 人。',
    'zh-Hans': '有此人须物色 {people} 人；无此人则须 {peopleWithout} 人。',
    pt: 'Com esta pessoa há que encontrar {people}; sem ela, {peopleWithout}.',
  },
  'others-over-limit': {
    en: 'Without this person more of the team would be at their limit of open cases.',
    'zh-Hant': '若無此人，評價組內會有更多人達到未完個案上限。',
    'zh-Hans': '若无此人，评价组内会有更多人达到未完案件上限。',
    pt: 'Sem esta pessoa, mais membros da equipa estariam no seu limite de processos em curso.',
  },
  'fewest-open-cases': {
    en: 'The team has {openCases} open cases together; without this person it would have {openCasesWithout}.',
    'zh-Hant': '評價組合共有 {openCases} 宗未完個案；若無此人則有 {openCasesWithout} 宗。',
    'zh-Hans': '评价组合共有 {openCases} 宗未完案件；若无此人则有 {openCasesWithout} 宗。',
    pt: 'A equipa tem no conjunto {openCases} processos em curso; sem esta pessoa teria {openCasesWithout}.',
  },
  'others-evaluated-last': {
    en: 'Without this person more of the team would have evaluated this client the last time.',
    'zh-Hant': '若無此人，評價組內上次曾評價此客戶的人會更多。',
    'zh-Hans': '若无此人，评价组内上次曾评价此客户的人会更多。',
    pt: 'Sem esta pessoa, mais membros da equipa teriam avaliado este cliente da última vez.',
  },
  'drawn-first': {
    en: 'Of teams equal in all else, this person, who drew {draw}, is on the one that was drawn first.',
    'zh-Hant': '其他條件相同的組合之中，先抽中的一組有此人（抽籤號碼 {draw}）。',
    'zh-Hans': '其他条件相同的组合之中，先抽中的一组有此人（抽签号码 {draw}）。',
    pt: 'Entre equipas iguais em tudo o mais, esta pessoa, a quem saiu {draw}, está na que foi sorteada primeiro.',
  },
  'over-limit': {
    en: 'Has {openCases} open cases, at or over the limit of {openCasesMax}: nobody with fewer could do as well.',
    'zh-Hant': '手上有 {openCases} 宗未完個案，已達上限 {openCasesMax} 宗：無較少個案者可代替。',
    'zh-Hans': '手上有 {openCases} 宗未完案件，已达上限 {openCasesMax} 宗：无较少案件者可代替。',
    pt: 'Tem {openCases} processos em curso, no limite de {openCasesMax} ou acima dele: ninguém com menos o podia substituir.',
  },
}

/** Why a person is on a team, in the four languages. */
export function sayInclusion({ code, params }: InclusionReason): Sentence {
  const said = languages.map((language) => [
    language,
    sayFilled(inclusionReasons[code], language, inclusionReasonParams[code], params),
  ])
  return Object.fromEntries(said)
}
