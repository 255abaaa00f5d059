import {
  type ExclusionCode,
  type ExclusionReason,
  exclusionReasonParams,
} from '@concert/domain/evaluation/exclusion-reasons'
import { languages } from '@concert/domain/languages'
import { sayFilled } from './say-filled.ts'
import type { Sentence } from './sentence.ts'

/** Why a person is not on a team, as the plan owner reads it beside the person. */
export const exclusionReasons: { readonly [Code in ExclusionCode]: Sentence } = {
  'not-authorised': {
    en: 'Cannot evaluate: {gap}.',
    'zh-Hant': '不能擔任評價員：{gap}。',
    'zh-Hans': '不能担任评价员：{gap}。',
    pt: 'Não pode avaliar: {gap}.',
  },
  'engaged-by-client': {
    en: '{kind, select, employment {Is employed by the client.} consultancy {Advises the client.} other {Works for the client.}}',
    'zh-Hant':
      '{kind, select, employment {現受僱於客戶。} consultancy {現為客戶提供諮詢服務。} other {現為客戶工作。}}',
    'zh-Hans':
      '{kind, select, employment {现受雇于客户。} consultancy {现为客户提供咨询服务。} other {现为客户工作。}}',
    pt: '{kind, select, employment {É empregado do cliente.} consultancy {Presta consultoria ao cliente.} other {Trabalha para o cliente.}}',
  },
  'engaged-in-group': {
    en: '{kind, select, employment {Is employed by} consultancy {Advises} other {Works for}} {served}, which is of the group of the client.',
    'zh-Hant':
      '{kind, select, employment {現受僱於} consultancy {現提供諮詢服務予} other {現服務於}}客戶所屬集團的 {served}。',
    'zh-Hans':
      '{kind, select, employment {现受雇于} consultancy {现提供咨询服务予} other {现服务于}}客户所属集团的 {served}。',
    pt: '{kind, select, employment {É empregado de} consultancy {Presta consultoria a} other {Trabalha para}} {served}, que pertence ao grupo do cliente.',
  },
  'risk-open': {
    en: 'Is kept out of every case by an open risk to impartiality.',
    'zh-Hant': '因公正性風險尚待處理，不得參與任何個案。',
    'zh-Hans': '因公正性风险尚待处理，不得参与任何案件。',
    pt: 'Está afastado de todos os processos por um risco em aberto para a imparcialidade.',
  },
  'conflict-declared': {
    en: 'Declared a conflict of interest in this case.',
    'zh-Hant': '已就本個案申報利益衝突。',
    'zh-Hans': '已就本案件申报利益冲突。',
    pt: 'Declarou um conflito de interesses neste processo.',
  },
  'cooling-off': {
    en: 'Worked for the client and must stay away from it until {awayUntil}.',
    'zh-Hant': '曾為客戶工作，須迴避至 {awayUntil}。',
    'zh-Hans': '曾为客户工作，须回避至 {awayUntil}。',
    pt: 'Trabalhou para o cliente e deve manter-se afastado até {awayUntil}.',
  },
  'taken-off': {
    en: 'Was taken off the team by the plan owner.',
    'zh-Hant': '已由計劃負責人調離評價組。',
    'zh-Hans': '已由计划负责人调离评价组。',
    pt: 'Foi retirado da equipa pelo responsável pelo plano.',
  },
  'objection-upheld': {
    en: 'Left the case after an objection of the client that was upheld.',
    'zh-Hant': '因客戶提出的反對成立而退出本個案。',
    'zh-Hans': '因客户提出的反对成立而退出本案件。',
    pt: 'Deixou o processo por ter sido acolhida uma oposição do cliente.',
  },
  absent: {
    en: 'Is away until {until}.',
    'zh-Hant': '缺勤至 {until}。',
    'zh-Hans': '缺勤至 {until}。',
    pt: 'Está ausente até {until}.',
  },
  'not-authorised-for': {
    en: 'Is not authorised for this function: {function}.',
    'zh-Hant': '並無該職能的授權：{function}。',
    'zh-Hans': '没有该职能的授权：{function}。',
    pt: 'Não está autorizado para esta função: {function}.',
  },
  'evaluated-the-case': {
    en: 'Evaluated this case, and so does not review it.',
    'zh-Hant': '曾評價本個案，因此不得複核。',
    'zh-Hans': '曾评价本案件，因此不得复核。',
    pt: 'Avaliou este processo, e por isso não o revê.',
  },
  'judges-the-case': {
    en: 'Declared as {function} in this case and cannot evaluate it.',
    'zh-Hant': '已就本個案以{function}身分作出聲明，不能參與評價。',
    'zh-Hans': '已就本案件以{function}身份作出声明，不能参与评价。',
    pt: 'Declarou neste processo como {function} e não o pode avaliar.',
  },
  'language-missing': {
    en: 'Works in none of the languages of the case: {languages}.',
    'zh-Hant': '不通曉個案所用的任何語文：{languages}。',
    'zh-Hans': '不通晓案件所用的任何语言：{languages}。',
    pt: 'Não trabalha em nenhuma das línguas do processo: {languages}.',
  },
  'competence-missing': {
    en: 'Has none of the competences that the requirements of the case need.',
    'zh-Hant': '不具備個案各項要求所需的任何能力。',
    'zh-Hans': '不具备案件各项要求所需的任何能力。',
    pt: 'Não tem nenhuma das competências que os requisitos do processo exigem.',
  },
  'nothing-left': {
    en: 'Everything that this person could evaluate is in other hands.',
    'zh-Hant': '此人可評價的要求均已由他人負責。',
    'zh-Hans': '此人可评价的要求均已由他人负责。',
    pt: 'Tudo o que esta pessoa podia avaliar está a cargo de outros.',
  },
  'team-larger': {
    en: 'With this person {people} evaluators would have to be found; {peopleOfTeam} suffice.',
    'zh-Hant': '若選此人，須物色 {people} 名評價員；現時 {peopleOfTeam} 名已足夠。',
    'zh-Hans': '若选此人，须物色 {people} 名评价员；现时 {peopleOfTeam} 名已足够。',
    pt: 'Com esta pessoa seria necessário encontrar {people} avaliadores; bastam {peopleOfTeam}.',
  },
  'over-limit': {
    en: 'Has {openCases} open cases and comes after those who have fewer than {openCasesMax}.',
    'zh-Hant': '手上有 {openCases} 宗未完個案，排在不足 {openCasesMax} 宗者之後。',
    'zh-Hans': '手上有 {openCases} 宗未完案件，排在不足 {openCasesMax} 宗者之后。',
    pt: 'Tem {openCases} processos em curso e vem depois de quem tem menos de {openCasesMax}.',
  },
  'team-busier': {
    en: 'A team with this person would have {openCases} open cases together; the one that was chosen has {openCasesOfTeam}.',
    'zh-Hant': '有此人的評價組合共有 {openCases} 宗未完個案；選定的評價組有 {openCasesOfTeam} 宗。',
    'zh-Hans': '有此人的评价组合共有 {openCases} 宗未完案件；选定的评价组有 {openCasesOfTeam} 宗。',
    pt: 'Uma equipa com esta pessoa teria no conjunto {openCases} processos em curso; a escolhida tem {openCasesOfTeam}.',
  },
  'evaluated-last': {
    en: 'Evaluated this client the last time; others come first.',
    'zh-Hant': '上次已評價此客戶，優先由他人擔任。',
    'zh-Hans': '上次已评价此客户，优先由他人担任。',
    pt: 'Avaliou este cliente da última vez; outros têm precedência.',
  },
  'drawn-behind': {
    en: 'Of teams equal in all else, one without this person, who drew {draw}, was drawn first.',
    'zh-Hant': '其他條件相同的組合之中，先抽中的一組沒有此人（抽籤號碼 {draw}）。',
    'zh-Hans': '其他条件相同的组合之中，先抽中的一组没有此人（抽签号码 {draw}）。',
    pt: 'Entre equipas iguais em tudo o mais, foi sorteada primeiro uma sem esta pessoa, a quem saiu {draw}.',
  },
  'fully-loaded': {
    en: 'Has {openCases} open cases; at most {openCasesMax} are allowed.',
    'zh-Hant': '手上有 {openCases} 宗未完個案；上限為 {openCasesMax} 宗。',
    'zh-Hans': '手上有 {openCases} 宗未完案件；上限为 {openCasesMax} 宗。',
    pt: 'Tem {openCases} processos em curso; são permitidos no máximo {openCasesMax}.',
  },
  'covers-less': {
    en: 'Could take {covered} of the open requirements; {chosen} could take {coveredByChosen}.',
    'zh-Hant': '可承擔 {covered} 項尚待分配的要求；{chosen} 可承擔 {coveredByChosen} 項。',
    'zh-Hans': '可承担 {covered} 项尚待分配的要求；{chosen} 可承担 {coveredByChosen} 项。',
    pt: 'Podia assumir {covered} dos requisitos por atribuir; {chosen} podia assumir {coveredByChosen}.',
  },
  'more-open-cases': {
    en: 'Has {openCases} open cases; {chosen} has {openCasesOfChosen}.',
    'zh-Hant': '手上有 {openCases} 宗未完個案；{chosen} 有 {openCasesOfChosen} 宗。',
    'zh-Hans': '手上有 {openCases} 宗未完案件；{chosen} 有 {openCasesOfChosen} 宗。',
    pt: 'Tem {openCases} processos em curso; {chosen} tem {openCasesOfChosen}.',
  },
  'drawn-later': {
    en: 'The draw with seed {seed} gave {draw}, after {chosen} with {drawOfChosen}.',
    'zh-Hant': '以種子 {seed} 抽籤得 {draw}，排在得 {drawOfChosen} 的 {chosen} 之後。',
    'zh-Hans': '以种子 {seed} 抽签得 {draw}，排在得 {drawOfChosen} 的 {chosen} 之后。',
    pt: 'O sorteio com a semente {seed} deu {draw}, depois de {chosen} com {drawOfChosen}.',
  },
}

/** Why a person is not on a team, in the four languages. */
export function sayExclusion({ code, params }: ExclusionReason): Sentence {
  const said = languages.map((language) => [
    language,
    sayFilled(exclusionReasons[code], language, exclusionReasonParams[code], params),
  ])
  return Object.fromEntries(said)
}
